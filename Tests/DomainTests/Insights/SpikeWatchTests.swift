import Testing

@testable import Domain

@Suite("Spike alarms")
struct SpikeWatchTests {
    private static let days = 58
    private static let lastDay = ComplaintWorld.first.adding(days: days - 1)
    private static let o2 = ProviderID(rawValue: "o2")

    /// A quiet world in which complaints of one kind came `factor` times as often as usual on its last two days.
    private func world(
        _ factor: Int, seed: UInt64, where isHit: (ComplaintWorld.Source) -> Bool,
        among sources: [ComplaintWorld.Source] = ComplaintWorld.sixProviders
    ) -> ComplaintWorld {
        var world = ComplaintWorld(sources, days: Self.days, seed: seed)
        for index in [Self.days - 2, Self.days - 1] {
            let day = ComplaintWorld.first.adding(days: index)
            for source in sources where isHit(source) {
                let usual = source.mean * ComplaintWorld.busyness[index % 7]
                world.add(Int((usual * Double(factor - 1)).rounded(.up)), from: source, on: day)
            }
        }
        return world
    }

    private func spikes(in world: ComplaintWorld, _ rule: SpikeRule = SpikeRule()) -> [Spike] {
        SpikeWatch(Self.lastDay, in: world.history, rule)?.spikes ?? []
    }

    @Test("A hundred quiet months raise at most two alarms, over all cells together")
    func quietMonths() async throws {
        let days = 57 + 100 * 30
        let sources = ComplaintWorld.sixProviders.filter { ["o2", "plusnet"].contains($0.provider.rawValue) }
        let world = ComplaintWorld(sources, days: days, seed: 20_261_126)
        var alarms = 0
        var cells = 0
        for index in 57..<days {
            let day = ComplaintWorld.first.adding(days: index)
            let watch = try #require(SpikeWatch(day, in: world.history))
            alarms += watch.spikes.count
            // Minutes of arithmetic would keep everybody else's tests from their turn.
            await Task.yield()
            cells = max(cells, watch.cells)
        }
        #expect(alarms <= 2)
        #expect(cells > 100, "so many cells are looked at each day")
    }

    @Test("Three times the usual for two days is one alarm, and in nine of ten in the very cell that it comes from")
    func threefold() async {
        let cell = PatternCell(
            provider: Self.o2, service: .mobile, subject: .issue(.disruptionTotalLoss),
            place: .region(Region(rawValue: "TLI")))
        var exact = 0
        for seed: UInt64 in 1...20 {
            let world = world(3, seed: seed) { source in
                source.provider == Self.o2 && source.issue == .disruptionTotalLoss && source.service == .mobile
                    && source.region.inUK == .london
            }
            let found = spikes(in: world)
            #expect(found.count == 1 && found.allSatisfy { cell.isWithin($0.cell) }, "seed \(seed)")
            if found.map(\.cell) == [cell] { exact += 1 }
            await Task.yield()
        }
        #expect(exact >= 18)
    }

    /// On working days: at the weekend fewer are usual, and three times fewer is little.
    @Test("Three times a base of five a day is raised by the end of the second day", arguments: 1...40)
    func smallestCell(seed: UInt64) throws {
        let small = ComplaintWorld.Source(
            provider: ProviderID(rawValue: "voxi"), issue: .switchingDelayedPort, service: .mobile,
            region: Region(rawValue: "TLM"), mean: 5)
        let last = Self.days - 1 + Int(seed % 4)
        var world = ComplaintWorld(ComplaintWorld.sixProviders, days: last + 1, seed: seed)
        var dice = SeededDice(seed: seed)
        let quiet = (0..<(last - 1)).map { dice.poisson(small.mean * ComplaintWorld.busyness[$0 % 7]) }
        let base = max(5, Double(quiet.suffix(56).reduce(0, +)) / 56)
        let spike = [last - 1, last].map { Int((3 * base * ComplaintWorld.busyness[$0 % 7]).rounded(.up)) }
        for (index, cases) in (quiet + spike).enumerated() {
            world.add(cases, from: small, on: ComplaintWorld.first.adding(days: index))
        }
        let watch = try #require(SpikeWatch(ComplaintWorld.first.adding(days: last), in: world.history))
        #expect(watch.spikes.map(\.cell.provider) == [small.provider], "seed \(seed)")
    }

    @Test("What happens everywhere is named once, and not region by region", arguments: 1...10)
    func everywhere(seed: UInt64) {
        let world = world(3, seed: seed) { $0.provider == Self.o2 && $0.issue == .disruptionTotalLoss }
        let cell = PatternCell(provider: Self.o2, subject: .issue(.disruptionTotalLoss))
        #expect(spikes(in: world).map { $0.cell } == [cell], "seed \(seed)")
    }

    @Test("Two causes at once are two alarms, and mostly each in its own cell")
    func twoCauses() {
        let causes = [
            PatternCell(provider: Self.o2, subject: .issue(.disruptionTotalLoss), place: .nation(.scotland)),
            PatternCell(provider: Self.o2, service: .broadband, subject: .issue(.billingRefundMissing)),
        ]
        var exact = 0
        for seed: UInt64 in 1...10 {
            let world = world(4, seed: seed) { source in
                source.provider == Self.o2
                    && (source.issue == .disruptionTotalLoss && source.region.inUK == .scotland
                        || source.issue == .billingRefundMissing && source.service == .broadband)
            }
            let found = spikes(in: world).map(\.cell)
            #expect(found.count == 2, "seed \(seed): \(found.map(\.name))")
            #expect(causes.allSatisfy { cause in found.contains { cause.isWithin($0) } }, "seed \(seed)")
            if Set(found) == Set(causes) { exact += 1 }
        }
        #expect(exact >= 8)
    }

    @Test("Thin cells are looked at in the cell around them: many small rises are one wide alarm")
    func thin() {
        let sources = ComplaintWorld.sixProviders.filter { $0.provider.rawValue == "plusnet" }
        #expect(sources.allSatisfy { $0.mean < 5 })
        let world = world(4, seed: 7) { $0.provider.rawValue == "plusnet" }
        #expect(spikes(in: world).map { $0.cell } == [PatternCell(provider: ProviderID(rawValue: "plusnet"))])
    }

    @Test("A burst in a cell too thin to be tested is raised by the cell around it, and named as what it is")
    func thinCause() throws {
        let source = ComplaintWorld.sixProviders.first {
            $0.provider.rawValue == "plusnet" && $0.issue == .disruptionTotalLoss && $0.region.inUK == .northWest
        }
        let thin = try #require(source)
        var world = ComplaintWorld(ComplaintWorld.sixProviders, days: Self.days, seed: 3)
        for index in [Self.days - 2, Self.days - 1] {
            world.add(80, from: thin, on: ComplaintWorld.first.adding(days: index))
        }
        let cell = PatternCell(
            provider: thin.provider, service: thin.service, subject: .issue(thin.issue), place: .region(thin.region))
        #expect(spikes(in: world).map(\.cell) == [cell])
    }

    @Test("A provider of which little is known yet raises nothing")
    func shortBase() {
        var world = ComplaintWorld([], days: Self.days, seed: 1)
        let source = ComplaintWorld.sixProviders[0]
        for index in (Self.days - 20)..<Self.days {
            let isSpike = index >= Self.days - 2
            world.add(isSpike ? 90 : 10, from: source, on: ComplaintWorld.first.adding(days: index))
        }
        #expect(spikes(in: world).isEmpty)
    }

    @Test("A Monday that is as busy as Mondays are raises nothing")
    func weekdays() {
        let monday = ComplaintWorld.first.adding(days: 56)
        var world = ComplaintWorld([], days: 57, seed: 1)
        for index in 0..<57 {
            world.add(
                index % 7 == 0 ? 60 : 10, from: ComplaintWorld.sixProviders[0],
                on: ComplaintWorld.first.adding(days: index))
        }
        #expect(monday.weekday == .monday)
        #expect(SpikeWatch(monday, in: world.history)?.spikes.isEmpty == true)
    }

    @Test("Complaints that always come in clusters need a larger one")
    func clusters() {
        let source = ComplaintWorld.sixProviders[0]
        func history(calm: Bool) -> ComplaintWorld {
            var world = ComplaintWorld([], days: Self.days, seed: 1)
            for index in 0..<Self.days {
                let usual = calm ? 20 : (index % 5 == 0 ? 80 : 5)
                world.add(index >= 56 ? 50 : usual, from: source, on: ComplaintWorld.first.adding(days: index))
            }
            return world
        }
        #expect(!spikes(in: history(calm: true)).isEmpty)
        #expect(spikes(in: history(calm: false)).isEmpty)
    }

    @Test("A spike that goes on, or is seen wider or narrower, is one alarm; another one is not")
    func continued() {
        let wide = PatternCell(provider: Self.o2, subject: .group(.disruption))
        let narrow = PatternCell(provider: Self.o2, subject: .issue(.disruptionTotalLoss))
        let other = PatternCell(provider: Self.o2, subject: .group(.billing))
        func spike(_ cell: PatternCell, _ day: String) -> Spike {
            Spike(cell: cell, day: Sample.day(day), days: 1, observed: 30, expected: 10, chance: 1e-9)
        }
        let alarm = SpikeAlarm(
            id: 1, cell: narrow, firstDay: Sample.day("2026-11-02"), lastDay: Sample.day("2026-11-03"), observed: 30,
            expected: 10)
        #expect(alarm.isContinued(by: spike(narrow, "2026-11-03")))
        #expect(alarm.isContinued(by: spike(wide, "2026-11-04")))
        #expect(alarm.isContinued(by: spike(narrow, "2026-11-06")))
        #expect(!alarm.isContinued(by: spike(narrow, "2026-11-07")))
        #expect(!alarm.isContinued(by: spike(other, "2026-11-04")))
    }
}
