public import Domain
public import Postgres

/// A complaint as it is kept: JSON whose bytes are the same for equal content, however a client spaced or ordered it.
public struct ComplaintBody: Sendable {
    public let json: JSONBytes

    public init(_ draft: ComplaintDraft) {
        json = JSONBytes(draft.json.canonicalBytes)
    }
}
