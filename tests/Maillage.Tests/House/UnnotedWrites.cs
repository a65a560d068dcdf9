using System.Text.RegularExpressions;
using Maillage.Platform.Audit;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.House;

/// <summary>What writes to the store past the tracked rows is not noted in the trail: it is for tables of which nothing is, or there is a reason.</summary>
public sealed partial class UnnotedWrites
{
    /// <summary>By file and type, why it may.</summary>
    private static readonly Dictionary<(string File, string Type), string> Allowed = new()
    {
        [("Modules/Api/Tokens/TokenEntrance.cs", "AccessToken")] = "the day it last served: an act a day for each program would say nothing",
        [("Modules/Identity/Accounts/AccountErasure.cs", "Passkey")] = "erased: the trail would say again what it held, and the register of erasures says it was done",
        [("Modules/Identity/Accounts/AccountErasure.cs", "OutsideIdentity")] = "erased, like the passkeys",
        [("Modules/Privacy/ErasureActions.cs", "AccessToken")] = "erased, like the passkeys",
        [("Modules/Privacy/PersonalMails.cs", "OutgoingMail")] = "erased, like the passkeys",
        [("Platform/Mail/ForgetMailsJob.cs", "OutgoingMail")] = "past its time, like what is erased",
        [("Modules/Leaving/ExportJob.cs", "WholeExport")] = "how far the work is: that it was asked for and taken away is noted",
        [("Modules/Operating/Operation.cs", "Operation")] = "a log of the program, that forgets what is old",
    };

    [Fact]
    public async Task Rows_that_the_trail_notes_are_written_by_ways_that_it_sees()
    {
        await using var house = await TestHouse.Open();
        var tables = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().ToDictionary(t => t.ClrType.Name, t => t.GetTableName()!)));
        var found = new HashSet<(string File, string Type)>();
        foreach (var file in Sources.CSharp("src/Maillage"))
        {
            var text = File.ReadAllText(file);
            foreach (Match write in Write().Matches(text))
                found.Add((Sources.Relative(file)["src/Maillage/".Length..], Written(text[..write.Index])));
        }
        var unnoted = found.Where(f => f.Type != Files && !AuditScope.Left.ContainsKey(tables.GetValueOrDefault(f.Type, ""))).Order().ToList();
        Assert.Equal(Allowed.Keys.Order(), unnoted);
    }

    /// <summary>The generic of what forgets sent files, all of them kept for a preview.</summary>
    private const string Files = "T";

    /// <summary>The type written: that of the set the command begins with, or of the query that was put in the variable it begins with.</summary>
    private static string Written(string before)
    {
        var statement = before[(before.LastIndexOf(';') + 1)..];
        var set = Set().Match(statement);
        var variable = Awaited().Match(statement).Groups["name"].Value;
        if (!set.Success) set = Regex.Matches(before, $@"\bvar {variable} = [^;]*?\.Set<(?<type>[\w.]+)>\(\)")[^1];
        return set.Groups["type"].Value.Split('.')[^1];
    }

    [GeneratedRegex(@"\.Execute(Update|Delete)(Async)?\(")]
    private static partial Regex Write();

    [GeneratedRegex(@"\bawait (?<name>\w+)")]
    private static partial Regex Awaited();

    [GeneratedRegex(@"\.Set<(?<type>[\w.]+)>\(\)")]
    private static partial Regex Set();
}
