# Listens within a network of its own, hands that door to the server that began it, and becomes another program: the server
# is behind the door, and gives it ranges of one film. Perl, because every Debian has it and it can ask the kernel for that by
# number. Usage: listen.pl PORT PROGRAM ARGUMENTS…
use strict;
use warnings;
use POSIX ();
use Socket;

my %systems = (x86_64 => 46, aarch64 => 211);    # sendmsg
my $sendmsg = $systems{(POSIX::uname())[4]} or die "no way to hand on a door on this machine\n";
my $port = shift;
# The channel that the server keeps to what it begins.
my $channel = delete $ENV{NODE_CHANNEL_FD};
delete $ENV{NODE_CHANNEL_SERIALIZATION_MODE};

socket(my $door, PF_INET, SOCK_STREAM, 0) or die "socket: $!\n";

# A new network is down where nobody has seen to it.
my ($get, $set, $up) = (0x8913, 0x8914, 1);
my $state = pack 'a16 s x22', 'lo', 0;
ioctl($door, $get, $state) or die "lo: $!\n";
my $flags = unpack 'x16 s', $state;
$flags & $up or ioctl($door, $set, pack 'a16 s x22', 'lo', $flags | $up) or die "lo stays down: $!\n";

bind($door, sockaddr_in($port, INADDR_LOOPBACK)) or die "bind: $!\n";
listen($door, 8) or die "listen: $!\n";

my $said = qq({"cmd":"NODE_HANDLE","type":"net.Server","msg":"listening"}\n);
my $words = pack 'P Q', $said, length $said;
my $rights = pack 'Q i i i x4', 20, SOL_SOCKET, 1, fileno $door;
my $message = pack 'x16 P Q P Q x8', $words, 1, $rights, length $rights;
syscall($sendmsg, $channel + 0, $message, 0) == length $said or die "sendmsg: $!\n";

# The film's reader is to hold neither.
close $door;
POSIX::close($channel);
exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!\n";
