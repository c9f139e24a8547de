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
    /// For who reads the case a second time.
    /// - Throws: `CaseAccessError`
    public var openInReading: @Sendable (EvidenceID, ReadingID, Credential) async throws -> EvidenceContent
    /// - Throws: `CaseAccessError`, `ActionRefused`
    public var share: @Sendable (EvidenceID, Reference, Credential) async throws -> EvidenceView
    /// - Throws: `CaseAccessError`, `ActionRefused`, `EvidenceRefusal`
    public var redact: @Sendable (EvidenceID, Reference, NewRedaction, Credential) async throws -> EvidenceView

    public init(
        add: @escaping @Sendable (Reference, NewEvidence, Credential) async throws -> EvidenceView,
        receive: @escaping @Sendable (EvidencePlace, ByteSource) async throws -> EvidenceView,
        remove: @escaping @Sendable (EvidenceID, Reference, Credential) async throws -> Void,
        open: @escaping @Sendable (EvidenceID, Reference, Credential) async throws -> EvidenceContent,
        openInReading: @escaping @Sendable (EvidenceID, ReadingID, Credential) async throws -> EvidenceContent,
        share: @escaping @Sendable (EvidenceID, Reference, Credential) async throws -> EvidenceView,
        redact: @escaping @Sendable (EvidenceID, Reference, NewRedaction, Credential) async throws -> EvidenceView
    ) {
        self.add = add
        self.receive = receive
        self.remove = remove
        self.open = open
        self.openInReading = openInReading
        self.share = share
        self.redact = redact
    }
}

/// A redacted form of a file that somebody of the staff is about to send.
public struct NewRedaction: Sendable {
    public let file: NewEvidence
    /// What was blacked out, and why.
    public let text: String
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

extension EvidenceOperations {
    /// The file of a form. A browser cannot go on with one that broke off, so nothing of it is kept.
    func receive(
        _ stream: inout MultipartStream, as id: EvidenceID, on reference: Reference, _ credential: Credential
    ) async throws {
        let place = EvidencePlace(id: id, reference: reference, credential: credential, offset: 0, end: .withSource)
        do {
            _ = try await receive(place) { try await stream.nextContent() }
        } catch {
            // What is left of it is cleared away after a day, should this fail as well.
            try? await remove(id, reference, credential)
            throw error
        }
    }
}

extension WebOperations {
    /// - Throws: `Problem` where no evidence is kept: there is no such page then.
    var keptEvidence: EvidenceOperations {
        get throws {
            guard let evidence else { throw Problem(.notFound) }
            return evidence
        }
    }
}
