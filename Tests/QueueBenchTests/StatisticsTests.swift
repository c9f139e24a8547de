import BenchSupport
import Testing

@testable import QueueBench

@Suite("Statistics")
struct StatisticsTests {
    @Test("the median is the middle one, or the mean of the two in the middle")
    func median() {
        #expect(Sample([3, 1, 2]).median == 2)
        #expect(Sample([4, 1, 3, 2]).median == 2.5)
        #expect(Sample([]).median == nil)
    }

    @Test(
        "a percentile is a value that was measured", arguments: [(50.0, 50.0), (95, 95), (99, 99), (100, 100), (0, 1)])
    func percentile(percent: Double, value: Double) {
        #expect(Sample((1...100).map(Double.init).shuffled()).percentile(percent) == value)
    }

    @Test("nothing has no percentile, one value is all of its own")
    func percentileOfFew() {
        #expect(Sample([]).percentile(99) == nil)
        #expect(Sample([7]).percentile(1) == 7)
    }

    @Test("the interval holds the median and is the same at every run")
    func interval() throws {
        let ratios = [0.61, 0.58, 0.66, 0.7, 0.59, 0.63, 0.62]
        let interval = try #require(MedianInterval(of: ratios))
        #expect(interval.median == 0.62)
        #expect(interval.low < interval.median && interval.median < interval.high)
        #expect(ratios.contains(interval.low) && ratios.contains(interval.high))
        #expect(MedianInterval(of: ratios) == interval)
    }

    @Test("one ratio has an interval without width, none has none")
    func intervalOfFew() throws {
        let interval = try #require(MedianInterval(of: [0.5]))
        #expect(interval.low == 0.5 && interval.high == 0.5)
        #expect(MedianInterval(of: []) == nil)
    }

    @Test("the generator gives the numbers of its publication")
    func generator() {
        var generator = SplitMix64(seed: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
    }
}
