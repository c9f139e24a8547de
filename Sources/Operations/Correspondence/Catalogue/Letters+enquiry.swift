import Domain

/// From the form to the open case.
extension MessageFacts {
    var acknowledgement: Letter {
        switch audience {
        case .complainant:
            Letter("We have your complaint", action: "See your case") {
                "Thank you for \(yourComplaint). We have accepted it, and we will look at it fairly."
                "This is free for you."
                urgency
                reasons
            } next: {
                "We have asked \(providerName) for its side of the story. We will tell you as soon as it answers."
                "If it does not answer in time, we go on without it. You do not have to do anything now."
            }
        case .provider, .scheme:
            Letter("A complaint has been accepted", action: "See the case") {
                "We have accepted \(yourComplaint)."
                complaintFacts
            } next: {
                "\(providerName) is asked for its response in a message of its own."
            }
        }
    }

    private var urgency: String? {
        urgentWithin.map {
            "Somebody's health or safety depends on the service, so your case is urgent. Each step of our own takes \($0.spoken) at most."
        }
    }

    var tooEarlyNotice: Letter {
        switch audience {
        case .complainant:
            Letter("It is too early for us to help", action: "See your complaint") {
                "Thank you for \(yourComplaint). We have kept it safe, but we cannot take it yet."
                "By the rules, \(providerName) first gets the chance to put things right."
                reasons
            } next: {
                opening
                advice
            }
        case .provider, .scheme:
            Letter("A complaint came too early", action: "See the complaint") {
                "We cannot take \(yourComplaint) yet, because \(providerName) gets the first chance to put it right."
                reasons
            } next: {
                if let opensOn { "We can take the complaint from \(opensOn.spoken)." }
                "If it is settled before then, nothing more happens here."
            }
        }
    }

    private var opening: String {
        guard let opensOn else {
            return """
                Please complain to \(providerName) first, if you have not done so. Keep what it answers. If it does not \
                put things right, come back to us with the link below.
                """
        }
        return """
            We can take your complaint from \(opensOn.spoken). We will write to you on that day. If \(providerName) \
            has not put things right by then, you can go on with one click.
            """
    }

    var opened: Letter {
        switch audience {
        case .complainant:
            Letter("You can now go on with your complaint", action: "Go on with your complaint") {
                "\(providerName) has had the time that the rules give it. From today we can take your complaint."
            } next: {
                "Has \(providerName) put things right? Then you do not have to do anything."
                "If not, please use the link below and go on. We start as soon as you have done so, and not before."
            }
        case .provider, .scheme:
            Letter("The waiting time is over", action: "See the complaint") {
                "The waiting time for \(yourComplaint) is over. The complainant can now bring it to us."
            } next: {
                "If the complaint is settled, nothing more happens here. If it is brought to us, we write to you."
            }
        }
    }

    var refusal: Letter {
        switch audience {
        case .complainant:
            Letter("We cannot look into your complaint", action: "See the decision and the rule") {
                "Thank you for \(yourComplaint). We are sorry: our rules do not let us look into it."
                reasons
            } next: {
                advice
                "If you think that we are wrong, you can ask us once to look at it again, on the page behind the link below."
                "This does not take away your right to go to court."
            }
        case .provider, .scheme:
            Letter("A complaint has been refused", action: "See the complaint") {
                "We have refused \(yourComplaint)."
                reasons
            } next: {
                "You do not have to do anything."
            }
        }
    }
}
