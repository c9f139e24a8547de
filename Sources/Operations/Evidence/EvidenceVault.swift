import Crypto
import Domain
import Persistence

/// Where the content of evidence is kept, sealed, and the keys that open it.
public struct EvidenceVault: Sendable {
    let store: any EvidenceStore
    let masterKeys: MasterKeys

    public init(store: any EvidenceStore, masterKeys: MasterKeys) {
        self.store = store
        self.masterKeys = masterKeys
    }

    /// - Throws: `MasterKeyError`, or `SealBroken` where the parts are not the file.
    func reader(of file: StoredFile) throws -> EvidenceReader {
        let place = try file.parts.reduce(0) { place, part in
            guard part.firstByte == place else { throw SealBroken() }
            return place + part.size
        }
        guard place == file.evidence.size else { throw SealBroken() }
        let key = try masterKeys.open(file.key, of: file.evidence.caseID)
        return EvidenceReader(file, key: key, store: store)
    }
}

/// What is needed to open a file.
struct StoredFile: Sendable {
    let evidence: Evidence
    let parts: [EvidencePart]
    let key: WrappedCaseKey
}
