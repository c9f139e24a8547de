import BenchSupport
import Testing

@testable import QueueBench

@Suite("Intervals")
struct IntervalTests {
    @Test("those that meet at a moment do not run at once")
    func touching() {
        let runs = [Interval(start: 0, end: 1), Interval(start: 1, end: 2), Interval(start: 0.5, end: 1.5)]
        #expect(runs.mostAtOnce == 2)
        #expect([Interval]().mostAtOnce == 0)
    }

    @Test("one that never ended counts for ever")
    func endless() {
        let runs = [Interval(start: 0, end: .infinity), Interval(start: 5, end: 6), Interval(start: 5, end: 6)]
        #expect(runs.mostAtOnce == 3)
    }

    @Test("only the part inside the windows counts")
    func windows() {
        let runs = [Interval(start: 0, end: 10), Interval(start: 4, end: 5)]
        #expect(runs.seconds(within: [Interval(start: 2, end: 4.5), Interval(start: 9, end: 20)]) == 4)
    }

    @Test("the twelve seconds after a kill are left out, also when kills follow each other")
    func windowsAroundKills() {
        let windows = CapsScenario.windows(from: 0, to: 60, without: [30, 10, 11])
        #expect(windows == [Interval(start: 0, end: 10), Interval(start: 23, end: 30), Interval(start: 42, end: 60)])
    }

    @Test("a rate has recovered when it holds for two seconds")
    func recovery() {
        let steady = (0..<1000).map { Double($0) / 100 }
        let gap = steady.filter { $0 < 4 || $0 >= 7 }
        let recovery = Recovery(completions: gap, perSecond: 100)
        #expect(recovery.seconds(after: 4) == 2.75)
        #expect(recovery.seconds(after: 1) == 0)
        #expect(Recovery(completions: gap.filter { $0 < 7 }, perSecond: 100).seconds(after: 4) == nil)
    }
}
