import Testing

@testable import Domain

@Suite("Counting and publishing")
struct CountTests {
    @Test("a month begins and ends with its days, and counts on over the year")
    func months() throws {
        let month = try #require(Month(iso8601: "2028-02"))
        #expect(month.first.iso8601 == "2028-02-01" && month.last.iso8601 == "2028-02-29")
        #expect(month.adding(months: -2).iso8601 == "2027-12")
        #expect(month.andBefore(count: 3).map(\.iso8601) == ["2027-12", "2028-01", "2028-02"])
        #expect(Month(of: month.last) == month)
        #expect(Month(iso8601: "2028-13") == nil && Month(iso8601: "2028-2") == nil)
    }

    @Test("every region lies in a nation, a place of another country elsewhere, and no place nowhere")
    func regions() {
        #expect(Region(rawValue: "TLI").nation == .england)
        #expect(Region(rawValue: "Georgia").nation == .elsewhere)
        #expect(Region.unknown.nation == nil)
    }

    @Test("a cell is within those that are wider in something and narrower in nothing")
    func cells() {
        let o2 = ProviderID(rawValue: "o2")
        let wide = PatternCell(provider: o2, subject: .group(.billing))
        let narrow = PatternCell(
            provider: o2, service: .mobile, subject: .issue(.billingPayment), place: .region(Region(rawValue: "TLI")))
        let aside = PatternCell(provider: o2, subject: .issue(.billingPriceRise), place: .nation(.england))
        #expect(narrow.isWithin(wide) && !wide.isWithin(narrow) && narrow.isWithin(narrow))
        #expect(narrow.common(with: aside) == nil)
        #expect(
            wide.common(with: PatternCell(provider: o2, place: .nation(.wales)))
                == PatternCell(provider: o2, subject: .group(.billing), place: .nation(.wales)))
    }

    @Test("what names a cell is read back")
    func codes() {
        for subject in [PatternCell.Subject.any, .group(.billing), .issue(.billingPayment)] {
            #expect(PatternCell.Subject(code: subject.code) == subject)
        }
        for place in [PatternCell.Place.anywhere, .nation(.northernIreland), .region(Region(rawValue: "New York"))] {
            #expect(PatternCell.Place(code: place.code) == place)
        }
        #expect(PatternCell.Subject(code: "weather") == nil && PatternCell.Place(code: "planet:mars") == nil)
    }

    @Test(
        "counts are rounded to the nearest five, and small ones not told",
        arguments: [
            (0, PublishedCount.about(0)), (1, .withheld), (4, .withheld), (5, .about(5)), (7, .about(5)),
            (8, .about(10)), (102, .about(100)), (103, .about(105)),
        ])
    func rounding(exact: Int, published: PublishedCount) {
        #expect(PublishedCount(exact) == published)
    }

    /// Every table of up to three cells: whoever knows the rule, the total and all that is told, as they are published, is
    /// left with more than one possibility for each cell that is not told.
    @Test("no cell that is withheld can be worked out from the total and the others")
    func subtraction() {
        var possible: [[PublishedCount]: [Set<Int>]] = [:]
        for cells in Self.tables where cells.reduce(0, +) >= PublishedCount.fewestInCell {
            let counts = Dictionary(uniqueKeysWithValues: zip(cells.indices, cells))
            let withheld = Withholding.cells(of: counts, fewest: PublishedCount.fewestInCell)
            let told = cells.indices.map { withheld.contains($0) ? .withheld : PublishedCount(cells[$0]) }
            let published = [PublishedCount(cells.reduce(0, +))] + told
            var seen = possible[published] ?? [[], [], []]
            for index in cells.indices { seen[index].insert(cells[index]) }
            possible[published] = seen
        }
        for (published, seen) in possible {
            for index in seen.indices where published[index + 1] == .withheld {
                #expect(seen[index].count > 1, "\(published)")
            }
        }
    }

    @Test("a table without small cells withholds none, one with a small cell also the two smallest of the others")
    func withholding() {
        #expect(Withholding.cells(of: ["a": 5, "b": 0, "c": 70], fewest: 5).isEmpty)
        #expect(Withholding.cells(of: ["a": 3, "b": 50, "c": 70, "d": 40], fewest: 5) == ["a", "b", "d"])
        #expect(Withholding.cells(of: ["a": 1, "b": 1, "c": 70], fewest: 5) == ["a", "b", "c"])
        #expect(Withholding.cells(of: ["a": 29, "b": 30, "c": 70, "d": 90], fewest: 30) == ["a", "b", "c"])
    }

    private static var tables: [[Int]] {
        (0...25).flatMap { first in (0...25).flatMap { second in (0...25).map { [first, second, $0] } } }
    }

    @Test("a change within what chance makes is none, and of few nothing is said")
    func trends() {
        #expect(Trend(from: 100, to: 110) == .steady)
        #expect(Trend(from: 100, to: 150) == .changed(percent: 50))
        #expect(Trend(from: 200, to: 100) == .changed(percent: -50))
        #expect(Trend(from: 29, to: 300) == nil)
    }

    @Test("half of the cases had ended after the median number of days")
    func median() {
        func ended(_ days: Int, _ cases: Int) -> EndingCount {
            EndingCount(kind: .settled, days: days, cases: cases, paidPence: 0)
        }
        #expect([ended(30, 1), ended(2, 3), ended(5, 1)].medianDays == 2)
        #expect([ended(10, 2), ended(20, 2)].medianDays == 10)
        #expect([EndingCount]().medianDays == nil)
    }
}
