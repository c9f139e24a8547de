import Domain

/// A code of practice as a person would read it: every figure with its clause, and what nobody publishes marked ◊.
struct ProfileText {
    let profile: SchemeProfile

    var text: String {
        ([heading, limits, clocks] + LadderKind.allCases.compactMap(ladder) + [refusals, outside, standards])
            .joined(separator: "\n\n")
    }

    private var heading: String {
        """
        \(profile.title)
        \(profile.id), version \(profile.version); bank holidays of \(profile.division.title) \
        (known to \(profile.calendar.lastKnownDay.spoken)). ◊ marks a figure that the operator sets.
        """
    }

    private var limits: String {
        let waits = profile.wait.all.map { rule in
            let since = rule.effectiveFrom.map { " for complaints first made on or after \($0.spoken)" } ?? ""
            return "The provider's first chance: \(rule.value.spoken)\(since). \(provenance(rule))"
        }
        let referral = profile.referralLimit.newest
        let business = profile.businessLimit.newest
        let cap = profile.remedyCap.newest
        let share = profile.secondReadingShare.newest
        return section(
            "Who may bring what",
            waits + [
                "Not later than \(referral.value.spoken) after the ADR letter. \(provenance(referral))",
                "Businesses of at most \(business.value) people. \(provenance(business))",
                "Remedies of at most \(Pounds(pence: cap.value)) in all. \(provenance(cap))",
                "A share of \(share.value) of the drafted decisions is read a second time, blind. \(provenance(share))",
            ])
    }

    private var clocks: String {
        let lines = ClockStep.allCases.compactMap { step in
            profile.clocks[step].map { "\(step.inWords): \($0.newest.value.spoken). \(provenance($0.newest))" }
        }
        return section("Clocks", lines)
    }

    private func ladder(_ kind: LadderKind) -> String? {
        guard let ladder = profile.ladders[kind] else { return nil }
        let steps = ladder.steps.map { "\($0.inWords): \($0.action.rawValue) (\($0.id))" }
        return section("Reminders: \(kind.inWords) [\(ladder.clause)\(mark(ladder.confidence))]", steps)
    }

    private var refusals: String {
        let rules = RefusalGround.allCases.compactMap { profile.refusals[$0] }
        return section(
            "Refusals", rules.map { "\($0.ground.inWords): \($0.title). [\($0.clause)\(mark($0.confidence))]" })
    }

    private var outside: String {
        let issues = IssueCode.allCases.filter { profile.outsideIssues[$0] != nil }
        return section("Outside of the scheme", issues.map { "\($0.title): \(profile.outsideIssues[$0] ?? "")" })
    }

    private var standards: String {
        section("Service standards", profile.standards.map(standard))
    }

    private func standard(_ standard: ServiceStandard) -> String {
        let limit = standard.within?.spoken ?? standard.seconds.map { "\($0) seconds" } ?? "no time"
        let share = standard.direction == .moreThan ? "more than" : "at least"
        let off = standard.isEnabled ? "" : " (switched off)"
        return """
            \(standard.id.inWords): \(share) \(standard.percent) % within \(limit), from \(standard.start.rawValue.inWords) \
            to \(standard.end.rawValue.inWords)\(off). [\(standard.clause)\(mark(standard.confidence))]
            """
    }

    private func provenance<Value>(_ rule: Rule<Value>) -> String {
        "[\(rule.clause)\(mark(rule.confidence))]"
    }

    private func mark(_ confidence: Confidence) -> String {
        confidence == .operatorDefault ? " ◊" : ""
    }

    private func section(_ title: String, _ lines: [String]) -> String {
        ([title] + lines.map { "  \($0)" }).joined(separator: "\n")
    }
}

/// `£10,000` or `£12.50`.
struct Pounds: CustomStringConvertible {
    let pence: Int

    var description: String {
        let pounds = String(pence / 100)
        let grouped = String(
            pounds.reversed().enumerated().flatMap { index, digit in
                index > 0 && index % 3 == 0 ? [",", digit] : [digit]
            }.reversed())
        let rest = pence % 100
        return rest == 0 ? "£\(grouped)" : "£\(grouped).\(rest < 10 ? "0" : "")\(rest)"
    }
}
