import Domain
import Operations

/// The people of a rehearsal at the moment when they act: each shows the credential that the product gave them.
struct Company: Sendable {
    let theatre: Theatre
    let cast: Cast
    let roster: StaffRoster

    /// Does what is due on one case, in order.
    ///
    /// - Returns: what the product would not let them do, although the rules do.
    func perform(_ acts: [PlannedAct]) async throws -> [Violation] {
        for act in acts {
            guard let member = cast[act.ordinal] else { continue }
            guard let credential = credential(for: act, member) else {
                return [Violation(.refusedAct, act.ordinal, "\(act.step): never got a link to the case")]
            }
            do {
                let view = try await theatre.actOnCase(member.reference, action: act.action, credential: credential)
                // Only evidence leaves a case where it was; after anything else the other plans are void.
                guard view.status == .awaitingRemedy else { return [] }
            } catch let refusal as ActionRefused {
                return [
                    Violation(.refusedAct, act.ordinal, "\(act.step): \(refusal.code) in \(refusal.status.rawValue)")
                ]
            } catch let refusal as CaseAccessError {
                return [Violation(.refusedAct, act.ordinal, "\(act.step): \(refusal)")]
            }
        }
        return []
    }

    private func credential(for act: PlannedAct, _ member: Cast.Member) -> Credential? {
        switch act.actor {
        case .complainant: .bearer(member.accessToken)
        case .provider: cast.caseID(of: act.ordinal).flatMap(theatre.postroom.providerKey).map(Credential.bearer)
        case .caseworker(let place): .bearer(roster.caseworkers[place].token)
        case .ombudsman(let place): .bearer(roster.ombudsmen[place].token)
        }
    }
}
