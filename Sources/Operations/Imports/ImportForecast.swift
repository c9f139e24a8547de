import Domain
import Persistence
import Postgres
import Synchronization

/// Says what would become of rows, and changes nothing.
final class ImportForecast: ImportDesk {
    private let office: CaseOffice
    private let source: String
    private let day: CalendarDay
    /// The hashes of the ids that came before, so that a row that stands in the file twice is told twice in eight bytes.
    private let seen = Mutex<Set<Int>>([])

    init(_ office: CaseOffice, _ source: String, on day: CalendarDay) {
        self.office = office
        self.source = source
        self.day = day
    }

    func take(_ group: [PreparedComplaint]) async throws -> [ImportedRowResult] {
        let there = Set(try await imported(group))
        return group.map { complaint in
            let isNew =
                seen.withLock { $0.insert(complaint.externalID.hashValue).inserted }
                && !there.contains(complaint.externalID)
            return ImportedRowResult(
                draft: complaint.draft, outcome: isNew ? .taken(assess(complaint.draft)) : .alreadyThere)
        }
    }

    private func imported(_ group: [PreparedComplaint]) async throws -> [String] {
        do {
            return try await office.pool.execute(FindImportedRows(group.map(\.externalID), of: source))
        } catch {
            throw ImportStopped(line: group.first?.line ?? 1, cause: error)
        }
    }

    private func assess(_ draft: ComplaintDraft) -> EligibilityDecision {
        Eligibility.assess(draft, referredOn: day, directory: office.directory, profiles: office.profiles)
    }
}
