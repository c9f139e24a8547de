import Domain
import Persistence
import Postgres

extension CaseWriter {
    /// Nobody of the staff touches a case of a company that they are too close to.
    ///
    /// - Throws: `ActionRefused`
    func refuseConflict(of viewer: Viewer, on stored: StoredCase, _ connection: isolated Connection) throws {
        guard let staff = viewer.staff else { return }
        let company = office.directory.company(of: stored.subject.provider)
        let allowed = ListUnconflictedStaff(staff.role, for: company, on: today)
        guard try !connection.execute(allowed).contains(where: { $0.id == staff.id }) else { return }
        throw ActionRefused(
            code: "conflict_of_interest",
            explanation: "You have a recorded conflict of interest with this provider, so somebody else has to act.",
            status: stored.subject.state.status)
    }
}
