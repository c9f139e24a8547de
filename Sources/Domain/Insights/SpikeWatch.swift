/// Looks at one day and the one before for spikes in all cells at once.
///
/// Each cell that is not thin is tested against its own base (`PoissonTest`), over one day and over two. The chances that
/// are called alarming add up, over all cells of a day, to what the rule allows (Bonferroni), a quarter of it for the one
/// day. Of what is for the two days, half is shared out evenly and half by need: the small cells get most of it, so that
/// three times the base is seen there as well, where large cells need next to nothing to see that.
public struct SpikeWatch {
    private let base: SpikeBase
    private let rule: SpikeRule
    private let day: CalendarDay
    private var readings: [PatternCell: SpikeReading] = [:]
    private let sumOfNeeds: Double

    /// Nil for a day that the history does not reach.
    public init?(_ day: CalendarDay, in history: SpikeHistory, _ rule: SpikeRule = SpikeRule()) {
        guard let base = SpikeBase(of: day, in: history, rule) else { return nil }
        self.base = base
        self.rule = rule
        self.day = day
        for (cell, series) in history.series {
            guard let window = base.window(of: cell.provider) else { continue }
            let reading = SpikeReading(series, window, base)
            if reading.perDay >= rule.thinnest { readings[cell] = reading }
        }
        sumOfNeeds = readings.values.reduce(0) { $0 + $1.chanceOfThreefold(atLeast: rule.least) }
    }

    /// How many cells are tested.
    public var cells: Int { readings.count }

    /// Each with the most specific cell that explains it, those with the most complaints above their base first.
    public var spikes: [Spike] {
        var left = readings.keys.compactMap { alarm(in: $0) }
        var found: [Spike] = []
        while let widest = left.max(by: Alarm.isLess) {
            let cause = SpikeCause(alarms: left, watch: self).of(widest)
            found.append(narrowed(cause).spike)
            left = left.filter { $0.cell != cause.cell }.compactMap { alarm(in: $0.cell, without: found.map(\.cell)) }
        }
        return found
    }

    /// A cell above its limit.
    struct Alarm {
        let spike: Spike
        let rise: Double

        var cell: PatternCell { spike.cell }
        var excess: Double { Double(spike.observed) - spike.expected }

        /// The names decide where the figures do not, so that the same counts raise the same alarms.
        static func isLess(_ one: Alarm, _ other: Alarm) -> Bool {
            (one.excess, -one.cell.depth, one.cell.name) < (other.excess, -other.cell.depth, other.cell.name)
        }
    }

    /// A cell too thin to be tested raises nothing, but it can be what happened: where nothing unusual is left of the
    /// alarm without it, the alarm is given its name.
    private func narrowed(_ alarm: Alarm) -> Alarm {
        guard let window = base.window(of: alarm.cell.provider) else { return alarm }
        let thin = base.history.series.keys.filter { cell in
            readings[cell] == nil && cell.isWithin(alarm.cell) && isOrdinary(alarm.cell, without: cell)
        }
        let named = thin.map { cell in
            let reading = SpikeReading(series(of: cell, without: []), window, base)
            let count = alarm.spike.days == 2 ? reading.twoDays : reading.oneDay
            return Alarm(cell, day, days: alarm.spike.days, count, chance: alarm.spike.chance)
        }
        return named.max { ($0.cell.depth, $0.excess, $0.cell.name) < ($1.cell.depth, $1.excess, $1.cell.name) }
            ?? alarm
    }

    /// Nil while the cell is under its limit, once what is in `others` is taken out of it.
    private func alarm(in cell: PatternCell, without others: [PatternCell] = []) -> Alarm? {
        guard let usual = readings[cell], let window = base.window(of: cell.provider) else { return nil }
        let series = series(of: cell, without: others)
        let reading = others.isEmpty ? usual : SpikeReading(series, window, base)
        let even = rule.allowance / Double(readings.count)
        let limits = (
            one: even / 4,
            two: 3 / 8
                * (even + rule.allowance * usual.chanceOfThreefold(atLeast: rule.least)
                    / max(sumOfNeeds, .leastNonzeroMagnitude))
        )
        // Dispersion makes chances larger, and most cells are far from their limits without it.
        guard reading.chance(of: reading.oneDay) <= limits.one || reading.chance(of: reading.twoDays) <= limits.two
        else { return nil }
        let dispersion = SpikeDispersion(series, window, base)
        let one = reading.chance(of: reading.oneDay, dispersion: dispersion.of(reading.oneDay))
        let two = reading.chance(of: reading.twoDays, dispersion: dispersion.of(reading.twoDays))
        if two <= limits.two { return Alarm(cell, day, days: 2, reading.twoDays, chance: two) }
        return one <= limits.one ? Alarm(cell, day, days: 1, reading.oneDay, chance: one) : nil
    }

    /// Whether nothing unusual is left of a cell without another one.
    func isOrdinary(_ cell: PatternCell, without other: PatternCell) -> Bool {
        guard let window = base.window(of: cell.provider) else { return true }
        let reading = SpikeReading(series(of: cell, without: [other]), window, base)
        return min(reading.chance(of: reading.oneDay), reading.chance(of: reading.twoDays)) >= rule.ordinary
    }

    var ownCause: Double { rule.ownCause }

    /// Where what is taken out overlaps, it goes twice: then rather too little is left than too much.
    private func series(of cell: PatternCell, without others: [PatternCell]) -> [Int32] {
        var series = base.history.series[cell] ?? []
        for other in others {
            guard let common = cell.common(with: other), let part = base.history.series[common] else { continue }
            for index in series.indices { series[index] = max(0, series[index] - part[index]) }
        }
        return series
    }
}

extension SpikeWatch.Alarm {
    fileprivate init(
        _ cell: PatternCell, _ day: CalendarDay, days: Int, _ count: SpikeReading.Count, chance: Double
    ) {
        spike = Spike(
            cell: cell, day: day, days: days, observed: Int(count.observed), expected: count.expected, chance: chance)
        rise = count.rise
    }
}

/// Finds the most specific cell that explains an alarm.
struct SpikeCause {
    let alarms: [SpikeWatch.Alarm]
    let watch: SpikeWatch

    func of(_ widest: SpikeWatch.Alarm) -> SpikeWatch.Alarm {
        let parts = alarms.filter { $0.cell != widest.cell && $0.cell.isWithin(widest.cell) }
        if let cause = parts.filter({ explainsAll(between: $0, and: widest) }).max(by: isLessSpecific) {
            return cause
        }
        let own = parts.filter { $0.rise >= watch.ownCause * widest.rise }
        return own.max(by: SpikeWatch.Alarm.isLess).map(of) ?? widest
    }

    /// Nothing unusual may be left of any wider alarm: else one region would explain what happens in all of them.
    private func explainsAll(between part: SpikeWatch.Alarm, and widest: SpikeWatch.Alarm) -> Bool {
        let wider = alarms.filter { alarm in
            alarm.cell != part.cell && part.cell.isWithin(alarm.cell) && alarm.cell.isWithin(widest.cell)
        }
        return wider.allSatisfy { watch.isOrdinary($0.cell, without: part.cell) }
    }

    private func isLessSpecific(_ one: SpikeWatch.Alarm, _ other: SpikeWatch.Alarm) -> Bool {
        one.cell.depth == other.cell.depth ? SpikeWatch.Alarm.isLess(one, other) : one.cell.depth < other.cell.depth
    }
}
