import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Metrics")
struct MetricsTests {
    @Test("requests are counted by route template and status, never by path")
    func counted() async throws {
        let edge = try TestEdge()
        let text = try await edge.run { client in
            for path in ["/cases/AAAA", "/v1/cases/BBBB", "/secret-place", "/"] {
                _ = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
            }
            return try await client.executeRequest(uri: "/metrics", method: .get, headers: [:], body: nil).text
        }
        #expect(text.contains(#"http_requests_total{method="GET",route="/cases/{reference}",status="404"} 1"#))
        #expect(text.contains(#"http_requests_total{method="GET",route="NotFound",status="404"} 1"#))
        #expect(text.contains(#"http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/"} 1"#))
        #expect(text.contains("queue_jobs_ready 3\n"))
        #expect(text.contains("redress_metrics_collected 1\n"))
        #expect(!text.contains("AAAA") && !text.contains("secret-place"))
    }

    @Test("without the database the process's own figures are still there, and one that says so")
    func withoutDatabase() async throws {
        var edge = try TestEdge()
        edge.notReadyBecause = "away"
        let response = try await edge.ask(.get, "/metrics")
        #expect(response.status == .ok)
        #expect(response.text.contains("redress_metrics_collected 0\n"))
    }

    @Test("samples of one metric stand together under one HELP and one TYPE, with values escaped")
    func exposition() {
        let text = MetricsExposition.text([
            Measurement(name: "a_total", help: "As\nand \\", kind: .counter, labels: ["x": "1\"\n"], value: 1),
            Measurement(name: "b_seconds", help: "Bs", kind: .gauge, value: 0.25),
            Measurement(name: "a_total", help: "As", kind: .counter, labels: ["x": "2", "k": "v"], value: .infinity),
        ])
        #expect(
            text == """
                # HELP a_total As\\nand \\\\
                # TYPE a_total counter
                a_total{x="1\\"\\n"} 1
                a_total{k="v",x="2"} +Inf
                # HELP b_seconds Bs
                # TYPE b_seconds gauge
                b_seconds 0.25

                """)
    }

    @Test("buckets add up, and what takes longer than all of them is in the last")
    func histogram() {
        let counts = RequestCounts()
        let route = RequestRoute(method: .get, endpointPath: "/")
        for duration in [Duration.milliseconds(1), .milliseconds(30), .seconds(60)] {
            counts.record(route, status: 200, duration: duration)
        }
        let values = counts.measurements.filter { $0.suffix == "_bucket" }.map(\.value)
        #expect(values == [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3])
    }
}
