/// What operators want of the workers, as last read.
struct Orders: Sendable, Equatable {
    var limits: [Scope: ScopeLimit] = [:]
    var pausedScopes: Set<Scope> = []
    var pausedKinds: Set<JobKind> = []
    /// Jobs of this process that are to end, with the reason.
    var cancellations: [JobID: String] = [:]

    func isPaused(_ lane: Lane) -> Bool {
        !pausedScopes.isEmpty && lane.scopes.contains(where: pausedScopes.contains)
    }

    /// The scopes that limit how many jobs of the lane run at once.
    func cappedScopes(of lane: Lane) -> [Scope] {
        limits.isEmpty ? [] : lane.scopes.filter { limits[$0]?.cap != nil }
    }

    /// The lane's own weight, or its queue's.
    func weight(of lane: Lane) -> Int {
        limits.isEmpty ? 1 : lane.scopes.lazy.compactMap { limits[$0]?.weight }.first ?? 1
    }
}
