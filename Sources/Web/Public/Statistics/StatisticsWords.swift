import Domain

/// What the rows of the statistics are called, in one language.
struct StatisticsWords {
    let words: Catalogue
    let directory: ProviderDirectory

    func label(of code: String, in subject: Statistics.Subject) -> String {
        switch subject {
        case .month: Month(iso8601: code).map(month) ?? code
        case .provider: name(of: ProviderID(rawValue: code))
        case .group: IssueGroup(rawValue: code).map(words.title) ?? code
        case .issue: IssueCode(rawValue: code).map(issue) ?? code
        case .service: words.find("field.service.options.\(code)") ?? code
        case .region: region(Region(rawValue: code))
        case .ending: words("statistics.ending.\(code)")
        }
    }

    func name(of provider: ProviderID) -> String {
        directory.name(of: provider) ?? provider.rawValue
    }

    func month(_ month: Month) -> String {
        "\(words("statistics.months.\(month.first.month)")) \(month.first.year)"
    }

    private func issue(_ issue: IssueCode) -> String {
        "\(words.title(of: issue.group)): \(words.title(of: issue))"
    }

    /// A place of another country is called as it is there.
    private func region(_ region: Region) -> String {
        if region == .unknown { return words("statistics.region.unknown") }
        return words.find("statistics.region.\(region.rawValue)") ?? region.rawValue
    }

    func count(_ count: PublishedCount) -> String {
        switch count {
        case .about(let figure): Self.grouped(figure)
        case .withheld: words("statistics.withheld")
        }
    }

    func trend(_ trend: Trend) -> String {
        switch trend {
        case .steady: words("statistics.steady")
        case .changed(let percent) where percent < 0: words("statistics.down", ["n": "\(-percent)"])
        case .changed(let percent): words("statistics.up", ["n": "\(percent)"])
        }
    }

    private static func grouped(_ figure: Int) -> String {
        figure < 1000
            ? "\(figure)" : "\(grouped(figure / 1000)),\(String("\(1000 + figure % 1000)".dropFirst()))"
    }
}
