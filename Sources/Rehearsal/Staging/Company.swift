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
            guard let credential = credential(of: act.actor, act.ordinal, member) else {
                return [Violation(.refusedAct, act.ordinal, "\(act.step): never got a link to the case")]
            }
            do {
                let standIns = act.standIns.compactMap { self.credential(of: $0, act.ordinal, member) }
                let view = try await perform(act.action, on: member.reference, credential, standIns)
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

    private func perform(
        _ action: CaseAction, on reference: Reference, _ credential: Credential, _ standIns: [Credential]
    ) async throws -> CaseView {
        do {
            return try await theatre.actOnCase(reference, action: action, credential: credential)
        } catch  where Self.isOfReading(error) {
            guard let standIn = standIns.first else { throw error }
            return try await perform(action, on: reference, standIn, Array(standIns.dropFirst()))
        }
    }

    /// Whoever reads the case a second time has nothing else to do with its decision.
    private static func isOfReading(_ error: any Error) -> Bool {
        if case CaseAccessError.readsBlind = error { return true }
        return (error as? ActionRefused)?.code == "second_reader"
    }

    private func credential(of actor: PlannedAct.Actor, _ ordinal: Int, _ member: Cast.Member) -> Credential? {
        switch actor {
        case .complainant: .bearer(member.accessToken)
        case .provider: cast.caseID(of: ordinal).flatMap(theatre.postroom.providerKey).map(Credential.bearer)
        case .caseworker(let place): .bearer(roster.caseworkers[place].token)
        case .ombudsman(let place): .bearer(roster.ombudsmen[place].token)
        }
    }
}
