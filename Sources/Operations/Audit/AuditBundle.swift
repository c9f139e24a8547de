public import Domain
public import FoundationEssentials
import Persistence

/// A case's history as somebody takes it away, with everything that its hashes are made of: it is verified without the
/// database, by anybody (docs/decisions/0014-tamper-evidence.md has the formulas). Bytes are in hexadecimal; numbers are
/// as narrow as in the database, and what does not fit is no bundle.
public struct AuditBundle: Codable, Equatable, Sendable {
    /// Of this form of the bundle.
    public var format = AuditBundle.format
    public var reference: String
    public var caseID: UUID
    public var entries: [Entry]
    public var evidence: [File]
    /// From the first one that covers an entry to the newest, without gaps.
    public var seals: [Seal]
    /// SHA-256 over the rest of the bundle, as `encoded` writes it without this.
    public var digest: String?

    public static let format = "redress-audit-bundle-1"

    public struct Entry: Codable, Equatable, Sendable {
        public var sequence: Int32
        public var version: Int32
        public var at: Microseconds
        /// Left out when it was erased, with the salt.
        public var payload: String?
        public var salt: String?
        public var digest: String
        public var previous: String
        public var chain: String
    }

    /// A line of the manifest of evidence.
    public struct File: Codable, Equatable, Sendable {
        public var id: UUID
        public var state: EvidenceState
        public var size: Int
        public var sha256: String?
        public var since: Microseconds
    }

    public struct Seal: Codable, Equatable, Sendable {
        public var number: Int32
        public var day: String
        public var sealedAt: Microseconds
        public var cases: Int32
        public var entries: Int
        public var root: String
        public var previous: String
        public var digest: String
        /// Left out where the case had not changed.
        public var cover: Cover?
    }

    /// That a seal covers the case up to an entry: the way from there to the seal's root.
    public struct Cover: Codable, Equatable, Sendable {
        public var sequence: Int32
        public var chain: String
        public var proof: [Neighbour]
    }

    public struct Neighbour: Codable, Equatable, Sendable {
        public var hash: String
        public var isLeft: Bool
    }
}

extension AuditBundle {
    /// - Throws: `DecodingError` for what is no bundle.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(AuditBundle.self, from: Data(json))
    }

    /// The bundle as JSON for people and programs.
    public func json() throws -> [UInt8] {
        try encoded([.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
    }

    /// The digest that the bundle has to have.
    func expectedDigest() throws -> String {
        var bundle = self
        bundle.digest = nil
        return HistoryHash.hash(try bundle.encoded([.sortedKeys, .withoutEscapingSlashes])).hexadecimal
    }

    private func encoded(_ formatting: JSONEncoder.OutputFormatting) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        return [UInt8](try encoder.encode(self))
    }
}
