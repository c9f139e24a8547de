public import Domain

/// Makes copies of files that show the same and say nothing of who made them, where and with what.
public protocol RenditionMaker: Sendable {
    /// - Parameters:
    ///   - kind: one that is cleanable
    ///   - flattening: whether text becomes a picture of itself
    ///   - body: gets the copy, which is gone afterwards
    /// - Throws: `RenditionError`, and what `source` and `body` throw
    func make(
        of source: ByteSource, _ kind: EvidenceKind, flattening: Bool, _ body: (ByteSource) async throws -> Void
    ) async throws
}

/// Why there is no copy. Says nothing of the file.
public enum RenditionError: Error, Equatable, Sendable {
    case cannotStart
    /// The program gave up on the file.
    case failed(status: Int32)
    case tooSlow
}
