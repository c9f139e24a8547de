import Foundation
import BenchSupport
import Testing

@testable import QueueBench

@Suite("Report")
struct ReportTests {
    @Test("a line has all names, and null for what was not measured")
    func names() throws {
        let data = try JSONEncoder().encode(ReportLine("drain"))
        let line = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let names: Set<String> = [
            "scenario", "rate", "limit", "ratio", "low", "high", "p50_ms", "p95_ms", "p99_ms", "buffers_per_job",
            "cpu_us_per_job", "server_cpu_us_per_job", "buffers_ratio", "cpu_ratio", "holds", "note",
        ]
        #expect(Set(line.keys) == names)
        #expect(line["rate"] is NSNull)
    }

    @Test("the ratio is the median of the pairs, not of the sums")
    func ratio() {
        var line = ReportLine("drain")
        line.setRates([10, 20, 90], beside: [20, 40, 100])
        #expect(line.rate == 20 && line.limit == 40 && line.ratio == 0.5)
    }

    @Test("without anything beside it there is a rate and no ratio")
    func noLimit() {
        var line = ReportLine("drain")
        line.setRates([10, 20, 30], beside: [])
        #expect(line.rate == 20 && line.limit == nil && line.ratio == nil)
    }

    @Test("what is broken stays broken and says so")
    func requirement() {
        var line = ReportLine("crash")
        line.require(false, "1 job lost")
        line.require(true, "each once")
        #expect(!line.holds)
        #expect(line.note == "BROKEN: 1 job lost; each once")
    }

    @Test("the processor time is found behind a name with parentheses and spaces")
    func processStat() throws {
        let text = "77 (a (b) c) S 12 77 77 0 -1 4194304 1 2 3 4 100 50 20 30 20 0 1 0 5"
        let stat = try #require(ProcessStat(text: text))
        #expect(stat.name == "a (b) c" && stat.parent == 12)
        #expect(stat.ownSeconds > 0 && stat.endedChildrenSeconds * 3 == stat.ownSeconds)
        #expect(ProcessStat(text: "77 nothing") == nil)
    }

    @Test("fewer jobs make everything else smaller, never nothing")
    func sizes() {
        var options = BenchOptions()
        options.jobs = 1_000
        let sizes = Sizes(options)
        #expect(sizes.jobs == 1_000 && sizes.retained == 10_000 && sizes.dueTimers == 100)
        options.jobs = 1
        let least = Sizes(options)
        #expect(least.bulk > 0 && least.dueTimers > 0 && least.timers > 0 && least.leasedJobs > 0)
    }
}
