using Maillage.Ballots;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Tallies;
using Maillage.Ballots.Trustees;
using Maillage.Ballots.Voting;

namespace Maillage.Tests.Ballots;

/// <summary>A whole election with its secrets, decided by a number.</summary>
internal sealed class SampleElection
{
    private readonly MemoryStream stream = new();
    private readonly Dictionary<int, IReadOnlyList<Choice>> votes = [];

    public SampleElection(long seed, int voters, IReadOnlyList<Question> questions, int trustees = 2) : this(seed, voters, questions, null, trustees)
    {
    }

    /// <summary>An election whose keys are held elsewhere.</summary>
    public SampleElection(long seed, int voters, IReadOnlyList<Question> questions, IReadOnlyList<TrusteePublicKey> held) : this(seed, voters, questions, held, 0)
    {
    }

    private SampleElection(long seed, int voters, IReadOnlyList<Question> questions, IReadOnlyList<TrusteePublicKey>? held, int trustees)
    {
        Random = new FixedRandom(seed);
        Keys = [.. Enumerable.Range(0, trustees).Select(_ => TrusteePrivateKey.New(Group.Belenios2048, Random))];
        Trustees = TrusteeSet.Of(held ?? [.. Keys.Select(k => k.PublicKey(Random))]);
        var uuid = Election.NewUuid(Random);
        Credentials = [.. Enumerable.Range(0, voters).Select(_ => Credential.New(Random))];
        List = CredentialList.Of(Group.Belenios2048, uuid, Credentials);
        Election = Election.Create(uuid, "Assemblée générale « été »", "Élection d’essai\n\"œuvre\" \\ 🗳", Trustees.PublicKey, questions, "L’équipe", "L’autorité");
        Board = ElectionBoard.Open(stream, Election, Trustees, List, DateTimeOffset.UnixEpoch.AddSeconds(1_795_717_880));
    }

    public FixedRandom Random { get; }
    public IReadOnlyList<TrusteePrivateKey> Keys { get; }
    public TrusteeSet Trustees { get; }
    public IReadOnlyList<Credential> Credentials { get; }
    public CredentialList List { get; }
    public Election Election { get; }
    public ElectionBoard Board { get; }

    public byte[] Archive => stream.ToArray();

    /// <summary>The totals of what was cast, counted in the open.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Expected => [.. Election.Questions.Select((question, i) =>
        Enumerable.Range(0, question.Width).Select(j => votes.Values.Count(v => v[i].Weights(question)[j] == 1)).ToList())];

    /// <summary>Three questions of the three kinds, three voters of four, one of whom votes twice; closed, added, opened.</summary>
    public static SampleElection Small { get; } = MakeSmall();

    public static IReadOnlyList<Question> ThreeKinds =>
        [Question.Resolution("Approuvez-vous les comptes ?"), new("Conseil", ["Anaïs", "Béa", "Zoé"], 1, 2, Blank: true), Question.Judgment("Ève", ["Bien", "Assez bien", "À rejeter"])];

    public Ballot Cast(int voter, params Choice[] choices)
    {
        var ballot = BallotMaker.Make(Election, Credentials[voter], choices, Random);
        Assert.Null(Board.Cast(ballot.Json, out var tracker));
        Assert.Equal(ballot.Tracker, tracker);
        votes[voter] = choices;
        return ballot;
    }

    public void CastAnything(int voter) => Cast(voter, [.. Election.Questions.Select(Any)]);

    public void Finish()
    {
        Board.Close();
        var tally = Board.PublishTally();
        for (var i = 0; i < Keys.Count; i++) Assert.Null(Board.PublishDecryption(i + 1, PartialDecryption.Make(Election, tally, Keys[i], Random).Json));
        Board.PublishResult();
    }

    /// <summary>A choice that a question allows.</summary>
    public Choice Any(Question question)
    {
        if (question.Blank && Random.Below(4) == 0) return Choice.Blank;
        var answers = Enumerable.Range(0, question.Answers.Count).OrderBy(_ => Random.Below(1000)).Take(question.Min + Random.Below(question.Max - question.Min + 1));
        return Choice.Of([.. answers]);
    }

    private static SampleElection MakeSmall()
    {
        var election = new SampleElection(1, 4, ThreeKinds);
        election.Cast(0, Choice.Of(0), Choice.Of(0, 2), Choice.Of(1));
        election.Cast(1, Choice.Of(1), Choice.Blank, Choice.Of(0));
        election.Cast(0, Choice.Of(2), Choice.Of(1), Choice.Of(1));
        election.Cast(2, Choice.Of(0), Choice.Of(2), Choice.Of(2));
        election.Finish();
        return election;
    }
}
