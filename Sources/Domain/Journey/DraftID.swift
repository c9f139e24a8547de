public import FoundationEssentials

/// Identifies a draft: answers on the way to a complaint. It never leaves the system as a means of access.
public struct DraftID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }
}
