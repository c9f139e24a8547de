import ArgumentParser
import Bootstrap
import Domain
import FoundationEssentials
import Operations

struct InsightsOutcomesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "Says what was decided, by provider and by caseworker, and what stands out.",
        discussion: """
            Over the complaints that came in on the days given, the last decision on each. The share is of those decided \
            for the complainant, in whole or in part, with the interval in which it lies with 95 % (Wilson). A row stands \
            out where its share differs from that of all others by more than chance (Fisher's exact test, two-sided, at \
            5 % over all rows of the table together). That is a reason to look, and no finding.

            Second readings: a random share of the drafts, each read by somebody who had not seen it. Two readers agree where \
            they found the same on every issue; the sum of money may differ. Kappa (Cohen) says how much more often they \
            found the same on an issue than by chance: 1 always, 0 no more often.
            """)

    @OptionGroup var days: DaysOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let measured = try await CommandContext.withWiring {
            try await MeasureOutcomes($0.office)(days.range)
        }
        let (report, names) = (measured.report, measured.drafters)
        let providers = report.providers.map { ($0.subject.rawValue, $0.tally, $0.standsOut) }
        let drafters = report.drafters.map {
            (names[$0.subject] ?? $0.subject.rawValue.uuidString.lowercased(), $0.tally, $0.standsOut)
        }
        output.report(json: [
            "decisions": JSONValue(count: report.total.decisions), "providers": Self.json(providers, "provider"),
            "caseworkers": Self.json(drafters, "caseworker"),
            "second_readings": SecondReadingText(measured.readings, names).json,
        ]) {
            [
                Self.table("PROVIDER", providers + [("all", report.total, false)]),
                Self.table("CASEWORKER", drafters), SecondReadingText(measured.readings, names).text,
            ].joined(separator: "\n\n")
        }
    }

    private typealias Line = (name: String, tally: OutcomeTally, standsOut: Bool)

    private static func table(_ subject: String, _ lines: [Line]) -> String {
        var table = TextTable(subject, "DECISIONS", "UPHELD", "PARTLY", "NOT UPHELD", "FOR COMPLAINANT", "95 %", "")
        for line in lines {
            let interval = line.tally.interval.map { "\(percent($0.lowerBound))-\(percent($0.upperBound)) %" }
            table.add(
                line.name, "\(line.tally.decisions)", "\(line.tally.upheld)", "\(line.tally.partlyUpheld)",
                "\(line.tally.notUpheld)", line.tally.share.map { "\(percent($0)) %" } ?? "", interval ?? "",
                line.standsOut ? "stands out" : "")
        }
        return table.text
    }

    private static func json(_ lines: [Line], _ subject: String) -> JSONValue {
        .array(
            lines.map { line in
                [
                    subject: .string(line.name), "decisions": JSONValue(count: line.tally.decisions),
                    "upheld": JSONValue(count: line.tally.upheld),
                    "partly_upheld": JSONValue(count: line.tally.partlyUpheld),
                    "not_upheld": JSONValue(count: line.tally.notUpheld),
                    "share": line.tally.share.map { JSONValue(figure: $0) } ?? .null,
                    "low": line.tally.interval.map { JSONValue(figure: $0.lowerBound) } ?? .null,
                    "high": line.tally.interval.map { JSONValue(figure: $0.upperBound) } ?? .null,
                    "stands_out": .bool(line.standsOut),
                ]
            })
    }

    private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}
