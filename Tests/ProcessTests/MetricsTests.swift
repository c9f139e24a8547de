import Testing
import TestSupport

extension Processes {
    @Suite("Asked for metrics")
    struct MetricsTests {
        @Test("a worker shows what it worked and how the queue stands, also under the rights of its role")
        func worker() async throws {
            try await Stage.run { stage in
                let port = try Loopback.freePort()
                try await QueueSeed(database: stage.ledger.database).script(
                    "INSERT INTO queue.scope_limit (scope, cap) VALUES ('mail', 3)")
                _ = try await stage.submitComplaints(1)
                try await stage.start(.scheduler)
                try await stage.start(.worker, ["METRICS_PORT": "\(port)"])
                let worked = #"redress_jobs_total{kind="message.send",outcome="completed",queue="mail"}"#
                var text = ""
                try await eventually("the worker has counted a message") {
                    text = try await Self.metrics(port)
                    return text.contains(worked) && text.contains("redress_timers_armed")
                }
                #expect(text.contains("redress_metrics_collected 1\n"))
                #expect(text.contains(#"redress_job_run_seconds_count{kind="message.send",queue="mail"}"#))
                #expect(text.contains("redress_scope_cap{scope=\"mail\"} 3\n"))
                #expect(text.contains("redress_dead_letters 0\n"))
            }
        }

        @Test("each process may read what it shows", arguments: [ProgramName.intakeAPI, .scheduler])
        func others(program: ProgramName) async throws {
            try await Stage.run { stage in
                let port = program == .intakeAPI ? stage.api.port : try Loopback.freePort()
                try await stage.start(program, ["METRICS_PORT": "\(port)"])
                var text = ""
                try await eventually("it answers") {
                    text = try await Self.metrics(port)
                    return !text.isEmpty
                }
                #expect(text.contains("redress_metrics_collected 1\n"))
            }
        }

        /// Nothing while nobody listens there yet.
        private static func metrics(_ port: Int) async throws -> String {
            do {
                return String(decoding: try await API(port: port).get("/metrics").body, as: UTF8.self)
            } catch is Loopback.Trouble {
                return ""
            }
        }
    }
}
