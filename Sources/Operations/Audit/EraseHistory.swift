public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Erases what entries of a case say, with the salts, so that nothing of it can be had or guessed. The entries stay, and
/// another one says which of them were erased: the chain holds, and an audit tells them from lost ones.
///
/// Needs the rights of `redress_eraser`.
public struct EraseHistory: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Erasing again what was erased changes nothing.
    ///
    /// - Parameter entries: their numbers; all of them by default
    /// - Returns: the numbers of the entries that this erased
    /// - Throws: `CaseAccessError.notFound`
    @discardableResult
    public func callAsFunction(_ reference: Reference, entries: [Int]? = nil) async throws -> [Int] {
        try await office.quietTransaction { connection, now in
            guard let locked = try connection.execute(LockCaseFile(reference)).first else {
                throw CaseAccessError.notFound
            }
            return try Self.erase(locked.id, version: locked.version, entries: entries, at: now, connection)
        }
    }

    /// The same for a case whose lock the transaction holds already.
    @discardableResult
    static func erase(
        _ id: CaseID, version: Int, entries: [Int]?, at now: Date, _ connection: isolated Connection
    ) throws -> [Int] {
        let erased = try connection.execute(ErasePayloads(of: id, entries: entries)).sorted()
        guard !erased.isEmpty else { return [] }
        var encoded = EncodedValues()
        let event = try NewEvent(.historyErased(erased), of: id, at: version, now, &encoded)
        try connection.run(InsertEvents([event]))
        return erased
    }
}
