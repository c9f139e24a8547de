import ArgumentParser
import Domain
import JobQueue

struct JobsLimitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits", abstract: "Lists what scopes are allowed, and how much of it is taken.",
        discussion: """
            A seat is the right to work one job at a time; worker processes hold them. One that was lost with its \
            process is usable again after 12 seconds.
            """)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let limits = try await CommandContext.withQueue { try await $0.limits() }
        output.report(json: .array(limits.map(\.json))) { limits.isEmpty ? "nothing is limited" : table(limits) }
    }

    private func table(_ limits: [LimitedScope]) -> String {
        var table = TextTable("SCOPE", "CAP", "A SECOND", "BURST", "WEIGHT", "SEATS HELD", "LOST")
        for limited in limits {
            let limit = limited.limit
            table.add(
                limited.scope.rawValue, limit.cap.map { "\($0)" } ?? "", limit.rate.map { "\($0.perSecond)" } ?? "",
                limit.rate.map { "\($0.burst)" } ?? "", "\(limit.weight)", "\(limited.seatsHeld)",
                "\(limited.seatsLost)")
        }
        return table.text
    }
}

extension LimitedScope {
    fileprivate var json: JSONValue {
        var object = LimitReport(scope: scope, limit: limit).object
        object["seats_held"] = JSONValue(count: seatsHeld)
        object["seats_lost"] = JSONValue(count: seatsLost)
        return .object(object)
    }
}
