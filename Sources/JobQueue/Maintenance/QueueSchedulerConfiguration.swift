/// How a scheduler works.
public struct QueueSchedulerConfiguration: Sendable {
    /// Between two rounds of the leader: the most a due timer or retry waits.
    public var tick: Duration
    /// Between two attempts of a copy to become the leader, a fifth more or less.
    public var election: Duration
    /// A job that was held by this many lost processes is dead-lettered.
    public var mostRescues: Int16
    /// Days that payloads and history are kept.
    public var payloadDays: Int32
    public var historyDays: Int32
    /// For people, in the list of processes.
    public var name: String
    var rescue = RescueDecision.Limits()

    public init(
        tick: Duration = .milliseconds(200), election: Duration = .seconds(1), mostRescues: Int16 = 5,
        payloadDays: Int32 = 8, historyDays: Int32 = 90, name: String = "scheduler"
    ) {
        self.tick = tick
        self.election = election
        self.mostRescues = mostRescues
        self.payloadDays = payloadDays
        self.historyDays = historyDays
        self.name = name
    }

    var limits: QueueUpkeep.Limits {
        QueueUpkeep.Limits(mostRescues: mostRescues, payloadDays: payloadDays, historyDays: historyDays)
    }
}
