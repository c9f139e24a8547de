public import Domain
public import Operations

/// What the edge asks of evidence: closures, so that the edge can be tried without database and store.
public struct EvidenceOperations: Sendable {
    /// - Throws: `CaseAccessError`, `EvidenceRefusal`
    public var add: @Sendable (Reference, NewEvidence, Credential) async throws -> EvidenceView
    /// - Throws: `CaseAccessError`, `EvidenceRefusal`, `UploadConflict`, `UploadTooLong`, `UploadTooShort`
    public var receive: @Sendable (EvidencePlace, ByteSource) async throws -> EvidenceView
    /// - Throws: `CaseAccessError`, `EvidenceRefusal`
    public var remove: @Sendable (EvidenceID, Reference, Credential) async throws -> Void
    /// - Throws: `CaseAccessError`
    public var open: @Sendable (EvidenceID, Reference, Credential) async throws -> EvidenceContent

    public init(
        add: @escaping @Sendable (Reference, NewEvidence, Credential) async throws -> EvidenceView,
        receive: @escaping @Sendable (EvidencePlace, ByteSource) async throws -> EvidenceView,
        remove: @escaping @Sendable (EvidenceID, Reference, Credential) async throws -> Void,
        open: @escaping @Sendable (EvidenceID, Reference, Credential) async throws -> EvidenceContent
    ) {
        self.add = add
        self.receive = receive
        self.remove = remove
        self.open = open
    }
}

/// Where bytes that come belong.
public struct EvidencePlace: Sendable {
    public let id: EvidenceID
    public let reference: Reference
    public let credential: Credential
    /// How many bytes the sender knows to be there.
    public let offset: Int
    public let end: UploadEnd
}
