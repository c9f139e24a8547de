/// What the program knows against what the database has.
struct MigrationHistory {
    var known: [Migration]
    var checksums: [Int: String]
    var applied: [AppliedMigration]

    /// A migration may be missing below the newest applied one: numbers are given out in blocks.
    func pending() throws(PostgresError) -> [Migration] {
        try requireUniqueNumbers()
        for migration in applied { try requireUnchanged(migration) }
        let appliedChecksums = Dictionary(applied.map { ($0.number, $0.checksum) }) { first, _ in first }
        let missing = known.filter { !$0.isRepeated && appliedChecksums[$0.number] == nil }
        let repeated = known.filter {
            $0.isRepeated && (!missing.isEmpty || appliedChecksums[$0.number] != checksums[$0.number])
        }
        return missing + repeated
    }

    private func requireUniqueNumbers() throws(PostgresError) {
        for (one, next) in zip(known, known.dropFirst()) where one.number == next.number {
            throw PostgresError(.migration, "two migrations have one number: \(one.title) and \(next.title)")
        }
    }

    private func requireUnchanged(_ applied: AppliedMigration) throws(PostgresError) {
        let title = Migration(number: applied.number, name: applied.name, sql: []).title
        guard let checksum = checksums[applied.number] else {
            throw PostgresError(
                .migration, "the database has \(title), which this program does not know: it is older than the database"
            )
        }
        let isRepeated = known.contains { $0.number == applied.number && $0.isRepeated }
        guard isRepeated || checksum == applied.checksum else {
            throw PostgresError(
                .migration, "\(title) was changed after it was applied; restore the file and add a new migration")
        }
    }
}
