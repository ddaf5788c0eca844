# Becomes another program, from which the system refuses calls that moving media never needs: to other processes, to make
# processes or namespaces, to mount, and to what is seldom used of the kernel. Perl, because every Debian has it and it can ask
# the kernel for that by number. Usage: perl -e THIS PROGRAM ARGUMENTS…
use strict;
use warnings;
use POSIX ();

my %systems = (
  x86_64 => {
    audit => 0xC000003E, prctl => 157, clone => 56, clone3 => 435, tgkill => 234,
    refused => [
      57, 58,                                                          # fork vfork
      62, 200, 129, 297, 424, 434, 438,                                # kill tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_*
      101, 310, 311,                                                   # ptrace process_vm_readv process_vm_writev
      155, 165, 166, 272, 308, 428 .. 433, 442,                        # pivot_root mount umount2 unshare setns, the newer mounting
      246, 320, 175, 313, 176, 321, 298, 323, 248 .. 250, 303, 304,    # kexec modules bpf perf userfaultfd keys handles
      103, 159, 163, 164, 167 .. 169, 172, 173, 179, 227, 305,         # syslog clocks acct swap reboot ports quotas
    ],
  },
  aarch64 => {
    audit => 0xC00000B7, prctl => 167, clone => 220, clone3 => 435, tgkill => 131,
    refused => [
      129, 130, 138, 240, 424, 434, 438,
      117, 270, 271,
      39 .. 41, 97, 268, 428 .. 433, 442,
      104, 294, 105, 273, 106, 280, 241, 282, 217 .. 219, 264, 265,
      60, 89, 112, 116, 142, 170, 171, 224, 225, 266,
    ],
  },
);
my $system = $systems{(POSIX::uname())[4]} or die "no filter for this machine\n";

my ($allow, $refuse, $unknown, $kill) = (0x7FFF0000, 0x00050001, 0x00050026, 0x80000000);    # EPERM, ENOSYS
my ($load, $equal, $above, $any, $answer) = (0x20, 0x15, 0x35, 0x45, 0x06);
my ($call, $architecture, $first) = (0, 4, 16);
my ($thread, $namespaces) = (0x00010000, 0x7E020000);
my @filter = (
  [$load, 0, 0, $architecture], [$equal, 1, 0, $system->{audit}], [$answer, 0, 0, $kill],
  # Another way to say the same calls.
  [$load, 0, 0, $call], [$above, 0, 1, 0x40000000], [$answer, 0, 0, $refuse],
  (map { ([$equal, 0, 1, $_], [$answer, 0, 0, $refuse]) } @{ $system->{refused} }),
  # What it asks cannot be looked at; who is told that it is not there asks in the older way.
  [$equal, 0, 1, $system->{clone3}], [$answer, 0, 0, $unknown],
  # Threads, and no processes.
  [$equal, 0, 5, $system->{clone}], [$load, 0, 0, $first], [$any, 2, 0, $namespaces], [$any, 0, 1, $thread],
  [$answer, 0, 0, $allow], [$answer, 0, 0, $refuse],
  # Signals to itself.
  [$equal, 0, 4, $system->{tgkill}], [$load, 0, 0, $first], [$equal, 0, 1, $$], [$answer, 0, 0, $allow],
  [$answer, 0, 0, $refuse],
  [$answer, 0, 0, $allow],
);
my $code = join '', map { pack 'SCCL', @$_ } @filter;
my $program = pack 'S x6 P', scalar @filter, $code;
syscall($system->{prctl}, 38, 1, 0, 0, 0) == 0 or die "no_new_privs: $!\n";
syscall($system->{prctl}, 22, 2, $program) == 0 or die "seccomp: $!\n";
exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!\n";
