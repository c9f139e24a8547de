public import Domain
import Persistence
import Postgres

/// Writes down how many customers a provider has. Without that its rates are not known.
public struct NoteCustomers: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CustomerCountError`; nothing is written then.
    public func callAsFunction(_ count: CustomerCount) async throws {
        guard office.directory.provider(count.provider) != nil else {
            throw CustomerCountError.unknownProvider(count.provider)
        }
        guard count.customers > 0 else { throw CustomerCountError.noCustomers }
        guard count.source.contains(where: { !$0.isWhitespace }) else { throw CustomerCountError.noSource }
        try await office.quietTransaction { connection, now in
            _ = try connection.run(RecordCustomers(count, at: now))
        }
    }
}

/// Why a number of customers is not taken.
public enum CustomerCountError: Error, Equatable, Sendable, CustomStringConvertible {
    case unknownProvider(ProviderID)
    case noCustomers
    case noSource

    public var description: String {
        switch self {
        case .unknownProvider(let id): "there is no provider \(id)"
        case .noCustomers: "the number of customers must be more than 0"
        case .noSource: "the source must be named"
        }
    }
}
