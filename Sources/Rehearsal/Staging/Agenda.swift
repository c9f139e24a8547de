import FoundationEssentials

/// What people mean to do, in case time. In memory: only the scheme's own appointments are in the database.
struct Agenda: Sendable {
    private struct Plans {
        let stage: String
        var acts: [PlannedAct]
    }

    private var plans: [Int: Plans] = [:]

    /// Whether somebody has already thought about this stage of a complaint's case.
    func hasPlans(for ordinal: Int, at stage: String) -> Bool {
        plans[ordinal]?.stage == stage
    }

    /// Takes the place of whatever was planned at an earlier stage.
    mutating func plan(_ acts: [PlannedAct], for ordinal: Int, at stage: String) {
        plans[ordinal] = Plans(stage: stage, acts: acts)
    }

    var nextMoment: Date? {
        plans.values.lazy.flatMap(\.acts).map(\.at).min()
    }

    /// Takes out what is due at a moment: in the order of the complaints, the acts of each in theirs.
    mutating func take(at moment: Date) -> [[PlannedAct]] {
        var due: [[PlannedAct]] = []
        for ordinal in plans.keys.sorted() {
            let acts = plans[ordinal]?.acts.filter { $0.at <= moment } ?? []
            guard !acts.isEmpty else { continue }
            plans[ordinal]?.acts.removeAll { $0.at <= moment }
            due.append(acts.sorted { $0.step < $1.step })
        }
        return due
    }
}
