import Domain
import Persistence

/// Goes through all histories, page by page, holding no more than a page and what it needs to know of one case.
struct HistoryWalk {
    /// Some entries, with the evidence of the cases that they are of, both as of one moment.
    struct Page: Sendable {
        let entries: [HistoryEntry]
        let evidence: [EvidenceMark]
    }

    private(set) var report = AuditReport()
    private let newestSeal: HistorySeal?
    private var current: CaseAudit?
    /// Of the current case.
    private var evidence: [EvidenceMark] = []

    init(newestSeal: HistorySeal?) {
        self.newestSeal = newestSeal
    }

    mutating func take(_ page: Page) throws {
        let evidence = Dictionary(grouping: page.evidence, by: \.caseID)
        for entry in page.entries {
            if current?.caseID != entry.caseID {
                finishCase()
                current = CaseAudit(of: entry.caseID)
            }
            // Again with each page that a case goes on in: its evidence is as new as the newest entry.
            self.evidence = evidence[entry.caseID] ?? []
            try current?.take(entry)
        }
    }

    /// After the last page.
    mutating func finish() -> AuditReport {
        finishCase()
        return report
    }

    private mutating func finishCase() {
        guard var audit = current else { return }
        audit.finish(evidence: evidence)
        audit.requireSubject()
        audit.requireSeal(newestSeal)
        report.cases += 1
        report.entries += audit.entries
        report.erased += audit.erasedEntries
        report.unsealed += audit.unsealedEntries
        report.add(audit.faults)
        current = nil
    }
}
