import Crypto
public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// When a file that is being sent is whole.
public enum UploadEnd: Sendable {
    /// Once as many bytes have come as were announced; until then the rest can follow later.
    case whenWhole
    /// When the source ends: it could not say how many there would be, and cannot go on later.
    case withSource
}

/// Takes the bytes of a file from where the last ones ended. Whatever came is kept when the source breaks off, so that
/// sending goes on from there, through whichever process.
public struct ReceiveEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// - Parameter offset: how many bytes the sender knows to be here
    /// - Throws: `CaseAccessError`, `UploadConflict`, `UploadTooLong`, `EvidenceRefusal`, and what `source` throws.
    public func callAsFunction(
        _ id: EvidenceID, on reference: Reference, credential: Credential, from offset: Int,
        until end: UploadEnd = .whenWhole, _ source: ByteSource
    ) async throws -> EvidenceView {
        let begun = try await begin(id, on: reference, credential, offset)
        let evidence = try await receive(begun.evidence, key: begun.key, until: end, source)
        return EvidenceView(evidence, begun.viewer, begun.status)
    }

    /// A copy that was made, from its beginning to its end.
    ///
    /// - Throws: `EvidenceRefusal`, `UploadConflict`, `UploadTooLong`, and what `source` throws.
    func callAsFunction(_ copy: Evidence, until end: UploadEnd, _ source: ByteSource) async throws {
        _ = try await receive(copy, key: try await key(of: copy.caseID), until: end, source)
    }

    /// All that is missing of a file that is at hand.
    ///
    /// - Throws: `EvidenceRefusal`, `UploadConflict`
    func callAsFunction(_ evidence: Evidence, rest: ArraySlice<UInt8>) async throws {
        var rest: ArraySlice<UInt8>? = rest
        _ = try await receive(evidence, key: try await key(of: evidence.caseID), until: .whenWhole) {
            defer { rest = nil }
            return rest.map(Array.init)
        }
    }

    private func key(of caseID: CaseID) async throws -> SymmetricKey {
        let evidenceOffice = evidenceOffice
        return try await evidenceOffice.office.pool.transaction { connection in
            try evidenceOffice.openKey(of: caseID, connection)
        }
    }

    private func receive(
        _ evidence: Evidence, key: SymmetricKey, until end: UploadEnd, _ source: ByteSource
    ) async throws -> Evidence {
        var receiver = EvidenceReceiver(evidence, key: key, until: end, evidenceOffice)
        do {
            try await pour(source, into: &receiver)
            return try await receiver.finish()
        } catch let refusal as EvidenceRefusal where [.unknownKind, .notFlattenable].contains(refusal) {
            try await refuse(evidence.id)
            throw refusal
        }
    }

    private func pour(_ source: ByteSource, into receiver: inout EvidenceReceiver) async throws {
        while let bytes = try await next(of: source, for: &receiver) { try await receiver.append(bytes) }
    }

    private func next(of source: ByteSource, for receiver: inout EvidenceReceiver) async throws -> [UInt8]? {
        do {
            return try await source()
        } catch {
            try await receiver.breakOff()
            throw error
        }
    }

    private struct Begun: Sendable {
        let evidence: Evidence
        let key: SymmetricKey
        let viewer: Viewer
        let status: CaseStatus
    }

    private func begin(
        _ id: EvidenceID, on reference: Reference, _ credential: Credential, _ offset: Int
    ) async throws -> Begun {
        let evidenceOffice = evidenceOffice
        return try await evidenceOffice.office.transaction { connection, _ in
            let (stored, evidence, viewer) = try evidenceOffice.find(id, on: reference, credential, connection)
            guard viewer.owns(evidence) else { throw CaseAccessError.forbidden(allowed: [evidence.owner]) }
            // Taken back, given up or of no kind that is taken: there is nothing to go on with.
            guard evidence.state != .removed else { throw CaseAccessError.notFound }
            let status = stored.subject.state.status
            guard status.takesEvidence || evidence.owner == .scheme else { throw EvidenceRefusal.frozen(status) }
            guard evidence.state == .receiving, evidence.received == offset else {
                throw UploadConflict(offset: evidence.received)
            }
            let key = try evidenceOffice.openKey(of: evidence.caseID, connection)
            return Begun(evidence: evidence, key: key, viewer: viewer, status: status)
        }
    }

    /// What is of no kind that is taken leaves no trace but its row.
    private func refuse(_ id: EvidenceID) async throws {
        try await evidenceOffice.office.transaction { connection, writer in
            var evidence = try writer.lock(id, connection)
            guard evidence.state == .receiving else { return }
            evidence.state = .removed
            try writer.settle(evidence, connection)
        }
    }
}

/// The sender goes on from another place than where the last bytes ended.
public struct UploadConflict: Error, Equatable, Sendable {
    /// How many bytes are here.
    public let offset: Int

    public init(offset: Int) {
        self.offset = offset
    }
}

/// More bytes than were announced.
public struct UploadTooLong: Error, Equatable, Sendable {
    public let size: Int

    public init(size: Int) {
        self.size = size
    }
}

/// Too few bytes to tell what the file is, and not all of it.
public struct UploadTooShort: Error, Equatable, Sendable {
    public init() {}
}
