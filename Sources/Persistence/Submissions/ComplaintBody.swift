public import Domain
public import Postgres

/// A complaint as it is kept: JSON with its keys sorted, so that equal content gives equal bytes, however a client
/// spaced or ordered it.
public struct ComplaintBody: Sendable {
    public let json: JSONBytes

    public init(_ draft: ComplaintDraft) throws {
        json = try StoredJSON.encode(draft)
    }
}
