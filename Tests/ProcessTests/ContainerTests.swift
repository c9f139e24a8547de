import Glibc
import Testing
import TestSupport

extension Processes {
    @Suite("As in containers")
    struct ContainerTests {
        @Test(
            "workers that are each process 1 write one mail folder and mix up nobody's mail",
            .enabled(if: geteuid() == 0, "a process space of one's own takes root"))
        func keepMailApart() async throws {
            try await Stage.run { stage in
                let messages = try await stage.submitComplaints(40).count * Correspondence.perComplaint
                // All of them hold jobs before any of them writes, so that they begin to write at the same moment.
                let lock = try await TableLock("redress.message", in: stage.ledger.database)
                for _ in 0..<3 { try await stage.start(.worker, asProcessOne: true) }
                try await eventually("all jobs are held") { try await stage.ledger.number(CountLeases()) == messages }
                await lock.release()
                try await eventually("all is sent") { try await stage.ledger.isSettled(messages: messages) }
                try Correspondence.check(try await stage.ledger.ask(ListMessages()), against: stage.mailFolder)
            }
        }
    }
}
