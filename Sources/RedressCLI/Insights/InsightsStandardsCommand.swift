import ArgumentParser
import Bootstrap
import Domain
import Operations

struct InsightsStandardsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standards",
        abstract: "Says how the schemes do by their service standards.",
        discussion: """
            Over the complaints that came in on the days given, as they stand today. Each case that a standard is about \
            is counted once: in time, late, overdue, under way, or over before (settled, withdrawn or not pursued). The \
            share is of the first three. What counts as a decision is the profile's to say.
            """)

    @OptionGroup var days: DaysOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let reports = try await CommandContext.withWiring { try await MeasureStandards($0.office)(days.range) }
        output.report(json: .array(reports.map(\.json))) { reports.map(\.text).joined(separator: "\n\n") }
    }
}

extension StandardsReport {
    fileprivate var text: String {
        let heading = """
            \(scheme.rawValue): \(received) received, \(accepted) taken up, \(refused) refused, \(notTakenUp) not taken up
            """
        var table = TextTable("STANDARD", "ASKED", "REACHED", "IN TIME", "LATE", "OVERDUE", "UNDER WAY", "OVER BEFORE")
        for result in results {
            table.add(
                result.standard.id.inWords, result.standard.asked, result.reached, "\(result.inTime)", "\(result.late)",
                "\(result.overdue)", "\(result.underWay)", "\(result.endedBefore)")
        }
        let others = notMeasured.map(\.id.inWords).joined(separator: ", ")
        return [heading, table.text, others.isEmpty ? "" : "not measured here: \(others)"]
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    fileprivate var json: JSONValue {
        [
            "scheme": .string(scheme.rawValue), "received": JSONValue(count: received),
            "accepted": JSONValue(count: accepted), "refused": JSONValue(count: refused),
            "not_taken_up": JSONValue(count: notTakenUp), "standards": .array(results.map(\.json)),
            "not_measured": .array(notMeasured.map { .string($0.id) }),
        ]
    }
}

extension StandardResult {
    fileprivate var reached: String {
        guard let percentInTime, let isMet else { return "" }
        return "\((percentInTime * 10).rounded() / 10) %, \(isMet ? "met" : "missed")"
    }

    fileprivate var json: JSONValue {
        [
            "standard": .string(standard.id), "in_time": JSONValue(count: inTime), "late": JSONValue(count: late),
            "overdue": JSONValue(count: overdue), "under_way": JSONValue(count: underWay),
            "over_before": JSONValue(count: endedBefore),
            "percent_in_time": percentInTime.map { JSONValue(figure: $0) } ?? .null,
            "met": isMet.map { .bool($0) } ?? .null,
        ]
    }
}

extension ServiceStandard {
    /// `more than 90 %`
    fileprivate var asked: String { "\(direction == .moreThan ? "more than" : "at least") \(percent) %" }
}
