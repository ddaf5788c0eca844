import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

type Column = 'text' | 'text?' | 'integer' | 'integer?' | 'real' | 'blob'

/** Every table of the first version. Columns are spelled as in `schema.ts`; `?` means that it may be null. */
const tables: Record<string, { columns: Record<string, Column>; key: string[]; unique?: string[]; index?: string[] }> =
  {
    organisation: { columns: { id: 'text', name: 'text', kind: 'text' }, key: ['id'] },
    person: {
      columns: {
        id: 'text',
        organisationId: 'text',
        displayName: 'text',
        email: 'text',
        passwordHash: 'text?',
        role: 'text',
        locale: 'text',
        createdMs: 'integer',
        disabledMs: 'integer?',
      },
      key: ['id'],
      unique: ['email'],
    },
    session: {
      columns: {
        id: 'text',
        personId: 'text',
        createdMs: 'integer',
        seenMs: 'integer',
        expiresMs: 'integer',
        revokedMs: 'integer?',
      },
      key: ['id'],
    },
    signInLink: {
      columns: {
        tokenHash: 'text',
        personId: 'text',
        purpose: 'text',
        createdMs: 'integer',
        expiresMs: 'integer',
        usedMs: 'integer?',
      },
      key: ['tokenHash'],
    },
    course: {
      columns: {
        id: 'text',
        workerId: 'text',
        supervisorId: 'text',
        manualVersion: 'text',
        goalQuestion: 'text',
        cyclesMin: 'integer',
        cyclesMax: 'integer',
        startMs: 'integer',
        endMs: 'integer',
        createdMs: 'integer',
      },
      key: ['id'],
    },
    cycle: {
      columns: {
        id: 'text',
        courseId: 'text',
        index: 'integer',
        state: 'text',
        sinceMs: 'integer',
        createdMs: 'integer',
      },
      key: ['id'],
      unique: ['courseId', 'index'],
    },
    recording: {
      columns: {
        id: 'text',
        cycleId: 'text',
        state: 'text',
        fileName: 'text',
        sizeBytes: 'integer',
        receivedBytes: 'integer',
        progress: 'real',
        problem: 'text?',
        filmJson: 'text?',
        createdBy: 'text',
        createdMs: 'integer',
        discardedMs: 'integer?',
      },
      key: ['id'],
      index: ['cycleId'],
    },
    filmedPerson: {
      columns: { id: 'text', recordingId: 'text', label: 'text', kind: 'text', createdMs: 'integer' },
      key: ['id'],
      index: ['recordingId'],
    },
    consent: {
      columns: { filmedPersonId: 'text', scope: 'text', status: 'text', statedBy: 'text', statedMs: 'integer' },
      key: ['filmedPersonId', 'scope'],
    },
    job: {
      columns: {
        id: 'text',
        kind: 'text',
        subjectId: 'text',
        state: 'text',
        attempts: 'integer',
        leaseMs: 'integer?',
        createdMs: 'integer',
        problem: 'text?',
      },
      key: ['id'],
      unique: ['kind', 'subjectId'],
    },
    sequence: {
      columns: {
        id: 'text',
        recordingId: 'text',
        startMs: 'integer',
        endMs: 'integer',
        kind: 'text',
        dimension: 'text',
        title: 'text',
        question: 'text',
        position: 'integer',
        createdBy: 'text',
        createdMs: 'integer',
        changedMs: 'integer',
        releasedMs: 'integer?',
      },
      key: ['id'],
      index: ['recordingId'],
    },
    meeting: {
      columns: {
        id: 'text',
        cycleId: 'text',
        recordingId: 'text',
        state: 'text',
        step: 'text',
        createdBy: 'text',
        createdMs: 'integer',
        startedMs: 'integer?',
        endedMs: 'integer?',
      },
      key: ['id'],
      index: ['cycleId'],
    },
    logEntry: {
      columns: {
        meetingId: 'text',
        seq: 'integer',
        id: 'text',
        personId: 'text',
        atMs: 'integer',
        kind: 'text',
        factJson: 'text',
      },
      key: ['meetingId', 'seq'],
      unique: ['id'],
      index: ['meetingId', 'kind', 'seq'],
    },
    playback: {
      columns: { meetingId: 'text', vectorJson: 'text', controllerId: 'text?', savedMs: 'integer' },
      key: ['meetingId'],
    },
  }

/** The tables that number their own rows. */
const numbered: Record<string, { columns: Record<string, Column>; index: string[] }> = {
  documentUpdate: {
    columns: { document: 'text', personId: 'text', atMs: 'integer', content: 'blob' },
    index: ['document', 'seq'],
  },
  access: {
    columns: {
      recordingId: 'text',
      personId: 'text',
      sessionId: 'text',
      stream: 'text',
      range: 'text',
      atMs: 'integer',
    },
    index: ['recordingId'],
  },
}

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const [name, table] of Object.entries(tables)) {
      const created = withColumns(db.schema.createTable(name), table.columns)
      await created.addPrimaryKeyConstraint(`${name}Key`, table.key as never).execute()
      if (table.unique) await db.schema.createIndex(`${name}Unique`).on(name).columns(table.unique).unique().execute()
      if (table.index) await db.schema.createIndex(`${name}Index`).on(name).columns(table.index).execute()
    }
    for (const [name, table] of Object.entries(numbered)) {
      const start = db.schema
        .createTable(name)
        .addColumn('seq', 'integer', column => column.primaryKey().autoIncrement())
      await withColumns(start, table.columns).execute()
      await db.schema.createIndex(`${name}Index`).on(name).columns(table.index).execute()
    }
  },
}

function withColumns(table: CreateTableBuilder<string, string>, columns: Record<string, Column>) {
  return Object.entries(columns).reduce((built, [name, type]) => {
    const bare = type.replace('?', '') as 'text' | 'integer' | 'real' | 'blob'
    return built.addColumn(name, bare, column => (type.endsWith('?') ? column : column.notNull()))
  }, table)
}
