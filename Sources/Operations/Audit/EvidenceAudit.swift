import Domain
import FoundationEssentials
import Persistence

/// What the history of a case says of its files, to hold against their rows.
struct EvidenceAudit {
    struct Problem {
        /// Where the history says something else; `nil` where it says nothing.
        let entry: Int?
        let detail: String
    }

    private struct Cleared {
        let entry: Int
        let size: Int
        let sha256: String
        let at: Date
    }

    private var cleared: [EvidenceID: Cleared] = [:]
    /// Refused or taken back, and by which entry.
    private var ended: [EvidenceID: Int] = [:]

    mutating func note(_ event: CaseEvent, at entry: HistoryEntry) {
        switch event {
        case .evidenceCleared(let id, _, _, let size, let sha256):
            cleared[id] = Cleared(entry: entry.sequence, size: size, sha256: sha256, at: entry.at)
        case .evidenceRefused(let id, _, _), .evidenceRemoved(let id, _, _, _):
            cleared[id] = nil
            ended[id] = entry.sequence
        default: break  // nothing else is about files
        }
    }

    /// - Parameter mayLackEntries: entries were erased, so that there may be files of which the history says nothing
    func problems(with marks: [EvidenceMark], mayLackEntries: Bool) -> [Problem] {
        let rows = Dictionary(marks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let unlike = cleared.compactMap { id, cleared in problem(id, cleared, rows[id]) }
        let unsaid = marks.filter { $0.state == .clean && cleared[$0.id] == nil }.compactMap { mark -> Problem? in
            if let entry = ended[mark.id] { return Problem(entry: entry, detail: "\(mark.named) is kept all the same") }
            return mayLackEntries ? nil : Problem(entry: nil, detail: "\(mark.named) is in no entry")
        }
        return unlike.sorted { ($0.entry ?? 0) < ($1.entry ?? 0) } + unsaid
    }

    private func problem(_ id: EvidenceID, _ cleared: Cleared, _ row: EvidenceMark?) -> Problem? {
        guard let row else {
            return Problem(entry: cleared.entry, detail: "evidence \(id.rawValue) has no row any more")
        }
        func problem(_ detail: String) -> Problem { Problem(entry: cleared.entry, detail: "\(row.named) \(detail)") }
        guard row.state == .clean else { return problem("is \(row.state.rawValue), and no entry says so") }
        guard row.sha256?.hexadecimal == cleared.sha256 else { return problem("has another hash in its row") }
        guard row.size == cleared.size else { return problem("has another size in its row") }
        guard row.changedAt == cleared.at else { return problem("has another date in its row") }
        return nil
    }
}

extension EvidenceMark {
    fileprivate var named: String { "evidence \(id.rawValue)" }
}
