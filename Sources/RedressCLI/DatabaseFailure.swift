import Postgres

extension CommandFailure {
    /// What an operator can do about an error of the database; `nil` where its own words have to do.
    init?(_ error: PostgresError, _ configuration: ConnectionConfiguration) {
        switch error.kind {
        case .connectionFailed, .acquireTimedOut:
            self.init("the database that DATABASE_URL names, \(configuration), cannot be reached: \(error.message)")
        case .server where Self.lacksSchema.contains(error.sqlState):
            self.init("the database \(configuration) does not have the newest schema; redress migrate brings it there")
        case .server where error.sqlState == .insufficientPrivilege:
            self.init("the login or DATABASE_ROLE may not do this in \(configuration): \(error.message)")
        case .server, .connectionLost, .outcomeUnknown, .rolledBack, .closed, .decoding, .encoding, .configuration,
            .migration, .usage:
            return nil
        }
    }

    /// Undefined table, schema, column, function.
    private static let lacksSchema: Set<SQLState?> = [
        .undefinedTable, SQLState(rawValue: "3F000"), SQLState(rawValue: "42703"), SQLState(rawValue: "42883"),
    ]
}
