import Crypto
import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Has a file looked into, and lets it be opened if nothing was found. Otherwise its content goes, and its owner is told.
public struct ScanEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice
    private let scanner: any VirusScanner

    public init(_ evidenceOffice: EvidenceOffice, scanner: any VirusScanner) {
        self.evidenceOffice = evidenceOffice
        self.scanner = scanner
    }

    /// - Returns: false when nothing was left to scan, and the job is not acknowledged yet.
    /// - Throws: `ScannerError`, `EvidenceStoreError` or `SealBroken`; the file stays unscanned then.
    public func callAsFunction(_ args: EvidenceArgs, job: ClaimedJob) async throws -> Bool {
        guard let file = try await file(args.id) else { return false }
        var reader = try evidenceOffice.vault.reader(of: file)
        var hash = SHA256()
        let verdict = try await scanner.scan {
            let bytes = try await reader.next()
            if let bytes { hash.update(data: bytes) }
            return bytes
        }
        try await settle(args.id, verdict, sha256: Array(hash.finalize()), job)
        return true
    }

    private func file(_ id: EvidenceID) async throws -> StoredFile? {
        let evidenceOffice = evidenceOffice
        return try await evidenceOffice.office.pool.transaction { connection in
            guard let evidence = try connection.execute(FindEvidence(id)).first, evidence.state == .stored else {
                return nil
            }
            return try evidenceOffice.file(evidence, connection)
        }
    }

    private func settle(
        _ id: EvidenceID, _ verdict: ScanVerdict, sha256: [UInt8], _ job: ClaimedJob
    ) async throws {
        try await evidenceOffice.office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            guard let seen = try connection.execute(FindEvidence(id)).first else { return }
            let stored = try writer.lock(seen.caseID, connection)
            var evidence = try writer.lock(id, connection)
            guard evidence.state == .stored else { return }
            evidence.state = verdict.state
            // Of a file that was not read to its end there is no hash.
            evidence.sha256 = verdict == .clean ? sha256 : nil
            try writer.settle(evidence, connection)
            if verdict == .clean {
                try writer.note(.evidenceCleared(evidence, sha256: sha256), on: stored, connection)
                try share(evidence, stored, writer, connection)
            } else {
                try tell(evidence, verdict, stored, writer, connection)
            }
        }
    }

    /// Of a redacted file the copy is made now, and of a copy that is shared its recipient learns.
    private func share(
        _ evidence: Evidence, _ stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws {
        guard let copy = evidence.copy else { return }
        guard let party = copy.sharedWith else {
            return try ShareEvidence(evidenceOffice)(redacted: evidence, on: stored, writer, connection)
        }
        let notice = Notice(
            .evidenceShared, to: party, step: evidence.id.rawValue.uuidString.lowercased(),
            quotation: "“\(evidence.fileName)”: \(evidence.description)")
        var stored = stored
        try writer.perform(.notify(notice), of: &stored, connection)
    }

    private func tell(
        _ evidence: Evidence, _ verdict: ScanVerdict, _ stored: StoredCase, _ writer: CaseWriter,
        _ connection: isolated Connection
    ) throws {
        let event = CaseEvent.evidenceRefused(evidence.id, by: evidence.owner, fileName: evidence.fileName)
        try writer.note(event, on: stored, connection)
        // The staff read of what they brought themselves in the history.
        guard evidence.owner != .scheme else { return }
        let language = evidence.owner == .complainant ? stored.complaint.language : .english
        let notice = Notice(
            .evidenceRefused, to: evidence.owner, step: evidence.id.rawValue.uuidString.lowercased(),
            quotation: "“\(evidence.fileName)”: \(verdict.inWords(language)).")
        var stored = stored
        try writer.perform(.notify(notice), of: &stored, connection)
    }
}

extension CaseEvent {
    /// The entry by which an altered hash, size or date in the row of the evidence is found.
    fileprivate static func evidenceCleared(_ evidence: Evidence, sha256: [UInt8]) -> CaseEvent {
        .evidenceCleared(
            evidence.id, by: evidence.owner, fileName: evidence.fileName, size: evidence.size,
            sha256: sha256.hexadecimal)
    }
}

extension ScanVerdict {
    fileprivate var state: EvidenceState {
        switch self {
        case .clean: .clean
        case .infected: .infected
        case .unscannable: .unscannable
        }
    }

    /// For its owner, who gets the reason and not the scanner's words.
    fileprivate func inWords(_ language: Language) -> String {
        switch language {
        case .english: inEnglish
        case .welsh: inWelsh
        }
    }

    private var inEnglish: String {
        switch self {
        case .clean: "nothing was found in it"
        case .infected: "a virus was found in it"
        case .unscannable: "it could not be checked for viruses, because it holds too much or is locked"
        }
    }

    private var inWelsh: String {
        switch self {
        case .clean: "ni chafwyd hyd i ddim ynddi"
        case .infected: "cafwyd hyd i feirws ynddi"
        case .unscannable: "ni ellid ei gwirio am feirysau, oherwydd bod gormod ynddi neu ei bod wedi’i chloi"
        }
    }
}
