import ArgumentParser
import Domain
import JobQueue

struct JobsLimitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limit", abstract: "Sets what a scope is allowed, over all workers together.",
        discussion: """
            In place of what was set before: what is not named is not limited. Of several scopes that cover a job each \
            has its say. A lowered cap lets what runs end.
            """)

    @Argument(
        help: "A lane (mail/o2), a queue with all its lanes (mail), or a provider in all queues (/o2).",
        transform: JobArgument.scope)
    var scope: Scope

    @Option(help: "Jobs at once.")
    var cap: Int?

    @Option(help: "Jobs started a second, in the long run; needs --cap.")
    var perSecond: Double?

    @Option(help: "How many may start at once after a pause; by default those of one second.")
    var burst: Int?

    @Option(help: "Turns of a lane or queue while others wait too, as against 1 for those.")
    var weight: Int?

    @Flag(help: "Takes the limit away.")
    var none = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isSet = cap != nil || perSecond != nil || burst != nil || weight != nil
        guard isSet != none else {
            throw ValidationError("Say what is allowed (--cap, --per-second, --burst, --weight), or --none.")
        }
        try check("--cap", cap, upTo: 10_000)
        try check("--burst", burst, upTo: 1_000_000)
        try check("--weight", weight, upTo: 1000)
        try checkRate()
    }

    private func check(_ option: String, _ value: Int?, upTo most: Int) throws {
        guard let value, !(1...most).contains(value) else { return }
        throw ValidationError("\(option) is \(value); it has to be from 1 to \(most)")
    }

    private func checkRate() throws {
        guard let perSecond else {
            guard burst == nil else { throw ValidationError("--burst needs --per-second: it is a burst of that rate") }
            return
        }
        guard perSecond > 0, perSecond <= 1_000_000 else {
            throw ValidationError("--per-second is \(perSecond); it has to be above 0 and up to 1000000")
        }
        guard cap != nil else { throw ValidationError("--per-second needs --cap: workers share a rate by their seats") }
    }

    func run() async throws {
        guard !none else { return try await remove() }
        let limit = ScopeLimit(cap: cap, rate: rate, weight: weight ?? 1)
        try await CommandContext.withQueue { try await $0.limit(scope, to: limit) }
        output.report(json: LimitReport(scope: scope, limit: limit).json) {
            "limited: \(LimitReport(scope: scope, limit: limit).words)"
        }
    }

    private var rate: ScopeLimit.Rate? {
        perSecond.map { ScopeLimit.Rate(perSecond: $0, burst: burst ?? max(1, Int($0.rounded(.up)))) }
    }

    private func remove() async throws {
        let wasLimited = try await CommandContext.withQueue { try await $0.removeLimit(of: scope) }
        output.report(json: ["removed": wasLimited ? .string(scope.rawValue) : .null]) {
            "no longer limited: \(wasLimited ? scope.rawValue : "nothing")"
        }
        guard wasLimited else { throw CommandFailure("\(scope) has no limit; redress jobs limits lists what has") }
    }
}
