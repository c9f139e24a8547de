import Domain
import FoundationEssentials
import Persistence

/// Goes through the history of one case, entry by entry, and keeps of it only what it needs to judge the rest.
struct CaseAudit {
    let caseID: CaseID
    private(set) var entries = 0
    /// The number of the last entry that a seal covers.
    private(set) var sealedThrough = 0
    private(set) var faults: [AuditFault] = []
    private(set) var reference: String?
    private var subject: HistorySubject?
    /// Without its payload.
    private var last: HistoryEntry?
    private var isLastSound = true
    private var withoutPayload: Set<Int> = []
    private var erased: Set<Int> = []
    private var files = EvidenceAudit()

    /// - Parameter reference: where it is known beforehand
    init(of caseID: CaseID, reference: String? = nil) {
        self.caseID = caseID
        self.reference = reference
    }

    /// Entries whose payloads were erased, as another entry says.
    var erasedEntries: Int { withoutPayload.intersection(erased).count }

    /// Entries that no seal covers.
    var unsealedEntries: Int { max(0, (last?.sequence ?? 0) - sealedThrough) }

    mutating func take(_ entry: HistoryEntry) throws {
        entries += 1
        subject = entry.subject
        reference = entry.subject?.reference ?? reference
        checkNumber(of: entry)
        try checkChain(of: entry)
        checkPayload(of: entry)
        checkSeal(of: entry)
        last = entry
        last?.payload = nil
    }

    private mutating func checkNumber(of entry: HistoryEntry) {
        let expected = (last?.sequence ?? 0) + 1
        guard entry.sequence >= expected else {
            return add(.chainBroken, entry.sequence, "the entry does not stand in its place")
        }
        guard entry.sequence > expected else { return }
        let what = entry.sequence == expected + 1 ? "is missing" : "and those up to \(entry.sequence - 1) are missing"
        add(.entryMissing, expected, "entry \(expected) \(what)")
    }

    /// An entry that was written anew together with its hash still is not what the next one goes on from.
    private mutating func checkChain(of entry: HistoryEntry) throws {
        let isSound = try HistoryHash.chain(at: entry) == entry.chain
        if !isSound { add(.entryAltered, entry.sequence, "the hash of the entry is not that of what stands in it") }
        let before = last?.chain ?? HistoryHash.start
        let follows = entry.sequence == (last?.sequence ?? 0) + 1
        if isSound, isLastSound, follows, entry.previous != before {
            let named = last?.sequence ?? entry.sequence
            add(.chainBroken, named, "entry \(entry.sequence) goes on from another entry than the one before it")
        }
        isLastSound = isSound
    }

    private mutating func checkPayload(of entry: HistoryEntry) {
        guard let payload = entry.payload else {
            withoutPayload.insert(entry.sequence)
            return
        }
        guard HistoryHash.digest(of: payload) == entry.digest else {
            return add(.payloadAltered, entry.sequence, "what the entry says is not what was written")
        }
        guard payload.mayBeOfInterest, let event = payload.event else { return }
        if case .historyErased(let numbers) = event { erased.formUnion(numbers) }
        files.note(event, at: entry)
    }

    private mutating func checkSeal(of entry: HistoryEntry) {
        guard let mark = entry.seal else { return }
        sealedThrough = entry.sequence
        if mark.chain != entry.chain {
            add(.unlikeSeal, entry.sequence, "seal \(mark.seal) covers another entry with this number")
        }
        if let reference, mark.reference != reference {
            add(.unlikeSeal, entry.sequence, "in seal \(mark.seal) the case is called \(mark.reference)")
        }
    }

    /// After the last entry.
    mutating func finish(evidence: [EvidenceMark]) {
        for number in withoutPayload.subtracting(erased).sorted() {
            add(.payloadMissing, number, "what the entry said is gone, and no entry says that it was erased")
        }
        if let last, let subject, subject.version > last.version {
            add(
                .entryMissing, last.sequence + 1,
                "the history ends at version \(last.version), and the case is at \(subject.version)")
        }
        for problem in files.problems(with: evidence, mayLackEntries: !withoutPayload.isEmpty) {
            add(.evidenceAltered, problem.entry, problem.detail)
        }
    }

    /// The row that every history belongs to.
    mutating func requireSubject() {
        if subject == nil { add(.caseMissing, nil, "case \(caseID.rawValue) has a history and no row") }
    }

    /// What is older than a seal by more than a transaction can take is in one.
    mutating func requireSeal(_ newest: HistorySeal?) {
        guard let newest, let last, last.sequence > sealedThrough,
            newest.sealedAt.timeIntervalSince(last.at) > Self.secondsUntilSealed
        else { return }
        add(.unsealed, last.sequence, "seal \(newest.number) was made since, and no seal covers the entry")
    }

    mutating func add(_ kind: AuditFault.Kind, _ entry: Int?, _ detail: String) {
        faults.append(AuditFault(kind: kind, reference: reference, entry: entry, detail: detail))
    }

    private static let secondsUntilSealed = 86_400.0
}

extension HistoryPayload {
    /// Few entries say something about files or erasing, and decoding is what takes long.
    fileprivate var mayBeOfInterest: Bool {
        text.starts(with: Self.evidence) || text.starts(with: Self.erased)
    }

    private static let evidence = Array("{\"evidence".utf8)
    private static let erased = Array("{\"historyErased".utf8)
}
