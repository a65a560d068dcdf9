using System.Net;
using AngleSharp.Dom;
using Maillage.Tests.Harness;
using Maillage.Tests.House;

namespace Maillage.Tests.Browser;

/// <summary>The pages that accessibility is tested on are all the pages there are.</summary>
public sealed class DemoPagesTests
{
    /// <summary>Pages that no plain visit of the demonstration opens, each with the reason.</summary>
    private static readonly Dictionary<string, string> Excused = new()
    {
        ["/connexion/cooperative"] = "Opens to who has just given the password of accounts in two cooperatives: DoorAccessibilityTests.",
        ["/connexion/second-facteur"] = "Opens to who has just given a password and has a second factor: DoorAccessibilityTests.",
        ["/connexion/externe"] = "Leads to an outside provider.",
        ["/connexion/externe/retour"] = "Where people come back from an outside provider, led on at once.",
        ["/compte/fiche"] = "Leads to the record of the person, which everyone of the demonstration has: OneselfTests.",
        ["/compte/externe/relier"] = "Leads to an outside provider.",
        ["/lien-de-connexion"] = "There is none without a mail server: DoorAccessibilityTests.",
        ["/factures/nouvelle"] = "Begins a draft and leads to it.",
        ["/factures/recurrentes/nouvelle"] = "Begins a draft and leads to it.",
        ["/devis/nouveau"] = "Begins a draft and leads to it.",
    };

    [Fact, Trait("Kind", "Slow")]
    public async Task Every_page_of_the_program_is_there_or_excused_and_opens_where_it_says()
    {
        await using var house = await DemoHouse.Serve(RoleMatrix.Unhurried);
        var names = await DemoPages.Names(house);
        var crawler = new Crawler(Templates());
        var (seen, faults) = (new HashSet<string>(), new List<string>());
        foreach (var person in DemoPages.All.GroupBy(p => p.Person))
        {
            using var visitor = Visitor.At(house.Address);
            if (person.Key.Length > 0) await Enter(visitor, person.Key);
            foreach (var path in person.Select(p => names(p.Path)))
            {
                await visitor.Open(path);
                if ((visitor.Status, visitor.Path) != (HttpStatusCode.OK, new Uri(house.Address, path).PathAndQuery)) faults.Add($"{path} answers {visitor.Status} at {visitor.Path}");
                if (crawler.RouteOf(path.Split('?')[0]) is { } route) seen.Add(route);
            }
        }
        faults.AddRange(Templates().Except(seen).Except(Excused.Keys).Select(t => $"{t} is looked at by nobody"));
        faults.AddRange(Excused.Keys.Where(e => seen.Contains(e) || !Templates().Contains(e)).Select(e => $"{e} needs no excuse"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static List<string> Templates() => [.. Sources.Files(["src/Maillage"], ".cshtml").Select(f => File.ReadLines(f).FirstOrDefault() ?? "")
        .Where(l => l.StartsWith("@page \"", StringComparison.Ordinal)).Select(l => l.Split('"')[1])];

    private static async Task Enter(Visitor visitor, string person)
    {
        await visitor.Open("/demonstration");
        var form = visitor.Page.QuerySelectorAll("main form").Single(f => Visitor.Plain(f.TextContent) == $"Entrer comme {person}");
        await visitor.Submit("main form", ("id", form.QuerySelector("input[name=id]")!.GetAttribute("value")!));
    }
}
