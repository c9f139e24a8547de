import Domain
import FoundationEssentials
import Persistence

/// Looks whether a bundle is what was exported, and whether that is what was written. Needs no database.
public struct VerifyBundle: Sendable {
    public init() {}

    /// - Parameter noted: number and digest of a seal that were noted down elsewhere
    public func callAsFunction(
        _ bundle: AuditBundle, noted: (number: Int, digest: String)? = nil
    ) throws -> AuditReport {
        var report = AuditReport()
        var history = CaseAudit(of: CaseID(rawValue: bundle.caseID), reference: bundle.reference)
        let marks = marks(in: bundle)
        for (place, entry) in bundle.entries.enumerated() {
            guard let read = HistoryEntry(entry, of: bundle, mark: marks[Int(entry.sequence)]) else {
                history.add(.entryAltered, Int(entry.sequence), "entry \(place + 1) of the bundle cannot be read")
                continue
            }
            try history.take(read)
        }
        history.finish(evidence: bundle.evidence.map { EvidenceMark($0, of: bundle) })
        addLostEntries(of: bundle, to: &history)
        report.cases = 1
        report.entries = history.entries
        report.erased = history.erasedEntries
        report.unsealed = history.unsealedEntries
        report.add(history.faults)
        try verifySeals(of: bundle, noted, &report)
        if try bundle.digest != bundle.expectedDigest() || bundle.format != AuditBundle.format {
            report.add([.bundle(bundle, "the bundle does not have the hash of what stands in it")])
        }
        return report
    }

    private func marks(in bundle: AuditBundle) -> [Int: SealMark] {
        let marks = bundle.seals.compactMap { seal in
            seal.cover.map { cover in
                (
                    Int(cover.sequence),
                    SealMark(
                        seal: Int(seal.number), reference: bundle.reference,
                        chain: [UInt8](hexadecimal: cover.chain) ?? [])
                )
            }
        }
        return Dictionary(marks, uniquingKeysWith: { first, _ in first })
    }

    private func addLostEntries(of bundle: AuditBundle, to history: inout CaseAudit) {
        let last = Int(bundle.entries.map(\.sequence).max() ?? 0)
        guard let cover = bundle.seals.compactMap(\.cover).max(by: { $0.sequence < $1.sequence }),
            Int(cover.sequence) > last
        else { return }
        history.add(
            .entryMissing, last + 1, "the history ends at entry \(last), and a seal covers entry \(cover.sequence)")
    }

    private func verifySeals(
        of bundle: AuditBundle, _ noted: (number: Int, digest: String)?, _ report: inout AuditReport
    ) throws {
        let seals = bundle.seals.map { (given: $0, read: HistorySeal($0)) }
        // The first seal goes on from one that is not in the bundle.
        var audit = SealAudit(after: seals.first?.read?.predecessor)
        for seal in seals {
            guard let read = seal.read else {
                audit.add("seal \(seal.given.number) cannot be read")
                continue
            }
            try audit.take(read)
            if let cover = seal.given.cover, try !bundle.isCovered(cover, by: read) {
                audit.add("seal \(read.number) does not cover entry \(cover.sequence) of the case")
            }
        }
        if let noted,
            !seals.contains(where: { Int($0.given.number) == noted.number && $0.given.digest == noted.digest })
        {
            audit.add("seal \(noted.number), which was noted, is missing or another one")
        }
        report.seals = audit.count
        report.newestSeal = audit.last.map { ($0.number, $0.digest.hexadecimal) }
        report.add(audit.faults.map { fault in .bundle(bundle, fault.detail, kind: fault.kind) })
    }
}

extension AuditFault {
    fileprivate static func bundle(
        _ bundle: AuditBundle, _ detail: String, kind: Kind = .bundleAltered
    ) -> AuditFault {
        AuditFault(kind: kind, reference: bundle.reference, entry: nil, detail: detail)
    }
}

extension AuditBundle {
    fileprivate func isCovered(_ cover: Cover, by seal: HistorySeal) throws -> Bool {
        guard let chain = [UInt8](hexadecimal: cover.chain) else { return false }
        let head = SealedHead(
            caseID: CaseID(rawValue: caseID), sequence: Int(cover.sequence), reference: reference, chain: chain)
        let proof = cover.proof.compactMap { neighbour in
            [UInt8](hexadecimal: neighbour.hash).map { MerkleTree.Neighbour(hash: $0, isLeft: neighbour.isLeft) }
        }
        return try proof.count == cover.proof.count
            && MerkleTree.root(from: try HistoryHash.leaf(head), proof) == seal.root
    }
}

extension HistoryEntry {
    fileprivate init?(_ entry: AuditBundle.Entry, of bundle: AuditBundle, mark: SealMark?) {
        guard let digest = [UInt8](hexadecimal: entry.digest), let previous = [UInt8](hexadecimal: entry.previous),
            let chain = [UInt8](hexadecimal: entry.chain)
        else { return nil }
        self.init(
            caseID: CaseID(rawValue: bundle.caseID), sequence: Int(entry.sequence), version: Int(entry.version),
            at: entry.at.date, digest: digest, previous: previous, chain: chain,
            payload: HistoryPayload(entry), seal: mark)
    }
}

extension HistoryPayload {
    /// A salt that cannot be read is not the right one.
    fileprivate init?(_ entry: AuditBundle.Entry) {
        guard let text = entry.payload else { return nil }
        self.init(salt: entry.salt.flatMap([UInt8].init(hexadecimal:)) ?? [], text: Array(text.utf8))
    }
}

extension EvidenceMark {
    fileprivate init(_ file: AuditBundle.File, of bundle: AuditBundle) {
        self.init(
            id: EvidenceID(rawValue: file.id), caseID: CaseID(rawValue: bundle.caseID), state: file.state,
            size: file.size, sha256: file.sha256.flatMap([UInt8].init(hexadecimal:)), changedAt: file.since.date)
    }
}

extension HistorySeal {
    fileprivate init?(_ seal: AuditBundle.Seal) {
        guard let day = CalendarDay(iso8601: seal.day), let root = [UInt8](hexadecimal: seal.root),
            let previous = [UInt8](hexadecimal: seal.previous), let digest = [UInt8](hexadecimal: seal.digest)
        else { return nil }
        self.init(
            number: Int(seal.number), day: day, sealedAt: seal.sealedAt.date, cases: Int(seal.cases),
            entries: seal.entries,
            root: root, previous: previous, digest: digest)
    }

    /// All that is known of the seal before.
    fileprivate var predecessor: HistorySeal? {
        guard number > 1 else { return nil }
        return HistorySeal(
            number: number - 1, day: day, sealedAt: sealedAt, cases: 0, entries: 0, root: [], previous: [],
            digest: previous)
    }
}
