import Gateways
import JobHandlers
import Operations

extension EvidenceVault {
    /// `nil` without keys: then no evidence is kept.
    ///
    /// - Throws: `ConfigurationError` for keys or a store that cannot be used.
    init?(_ configuration: ProcessConfiguration) throws {
        guard let text = configuration.evidenceKeys else { return nil }
        let keys = try Self.usable("EVIDENCE_KEYS") { try MasterKeys(text) }
        self.init(store: try Self.store(configuration), masterKeys: keys)
    }

    private static func store(_ configuration: ProcessConfiguration) throws -> any EvidenceStore {
        guard let url = configuration.evidenceS3URL else {
            return FolderEvidenceStore(folder: configuration.evidenceFolder)
        }
        return S3EvidenceStore(try usable("EVIDENCE_S3_URL") { try S3Configuration(url: url) })
    }

    private static func usable<Value>(_ name: String, _ make: () throws -> Value) throws -> Value {
        do {
            return try make()
        } catch {
            throw ConfigurationError(problems: ["\(name) \(error)"])
        }
    }
}

extension Wiring {
    func evidenceHandlers() throws -> EvidenceHandlers? {
        guard let evidence else { return nil }
        return EvidenceHandlers(
            scan: ScanEvidence(evidence, scanner: try scanner()),
            render: RenderEvidence(evidence, maker: Mat2Renditions(program: configuration.renditionProgram)),
            discard: DiscardEvidence(evidence),
            giveUp: GiveUpEvidence(evidence))
    }

    private func scanner() throws -> any VirusScanner {
        guard let url = configuration.clamdURL else { return NoScanner() }
        guard let address = ClamdAddress(url: url) else {
            throw ConfigurationError(problems: [
                "CLAMD_URL has to be like unix:///run/clamav/clamd.ctl or tcp://host:3310"
            ])
        }
        return ClamdScanner(address)
    }
}

/// Where no scanner is named nothing is ever found clean.
private struct NoScanner: VirusScanner {
    func scan(_ source: ByteSource) async throws -> ScanVerdict {
        throw ScannerError.unavailable(reason: "CLAMD_URL is not set")
    }
}
