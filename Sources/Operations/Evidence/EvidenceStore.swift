public import FoundationEssentials

/// Where sealed evidence lies. It knows objects by their ids and nothing of what is in them.
public protocol EvidenceStore: Sendable {
    /// Begins an object. Nobody sees any of it before it is committed.
    func makeObject(_ id: UUID) async throws -> any EvidenceObjectWriter

    /// The bytes of an object in `range`; fewer where it ends before.
    ///
    /// - Throws: `EvidenceStoreError`
    func read(_ id: UUID, _ range: Range<Int>) async throws -> [UInt8]

    /// Removing what is not there is no error.
    func remove(_ id: UUID) async throws

    func holds(_ id: UUID) async throws -> Bool

    /// Every object that it holds; `nil` for a store that is too large to be listed.
    func list() async throws -> Set<UUID>?
}

/// An object that is being written.
public protocol EvidenceObjectWriter: Sendable {
    func write(_ bytes: [UInt8]) async throws

    /// When it returns, the object is there, whole, and survives a power cut.
    func commit() async throws

    /// Forgets what was written.
    func abandon() async
}

/// Why a store could not do what it was asked. Never holds content, and no secret.
public enum EvidenceStoreError: Error, Equatable, Sendable {
    case notFound
    /// It may work later.
    case unavailable(reason: String)
}
