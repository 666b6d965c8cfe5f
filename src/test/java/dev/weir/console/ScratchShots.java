package dev.weir.console;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.weir.support.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
@ExtendWith(Broker.class)
class ScratchShots {
  @TempDir Path dir;
  @Test void shots(KafkaClient kafka) throws Exception {
    long t=System.currentTimeMillis();
    try (ConsoleAtWork work = ConsoleAtWork.start(kafka, dir); Browser b = Browser.start()) {
      System.out.println("started " + (System.currentTimeMillis()-t));
      for (String theme : System.getProperty("themes","light,dark").split(",")) for (int w : theme.equals("light") ? new int[]{1280,390} : new int[]{1280}) {
        Page p = b.signedIn(work, "ana", w, w==390?844:900, theme.equals("dark")?ColorScheme.DARK:ColorScheme.LIGHT);
        Map<String,String> urls = new LinkedHashMap<>();
        urls.put("queue","/queue"); urls.put("held","/held"); urls.put("campaign","/campaign?id="+Shop.CAMPAIGN); urls.put("actor","/actor?id=customer:fake1000");
        urls.put("item", (String) p.evaluate("""
          async () => { const r = await fetch('/held.json?check=conflict'); const j = await r.json(); return '/item?origin=' + encodeURIComponent(j[0].origin); }"""));
        urls.put("itemc", (String) p.evaluate("""
          async () => { const r = await fetch('/held.json?actor=fake1003'); const j = await r.json(); return '/item?origin=' + encodeURIComponent(j[0].origin); }"""));
        urls.put("flood", (String) p.evaluate("""
          async () => { const r = await fetch('/queue.json'); const j = await r.json(); return '/case?id=' + encodeURIComponent(j.find(c=>c.kind=='flood').case); }"""));
        urls.put("object","/object?stream=ratings&id=film:1439"); urls.put("overview","/overview"); urls.put("decisions","/decisions");
        String only = System.getProperty("only","");
        for (var e : urls.entrySet()) { if (!only.isEmpty() && !List.of(only.split(",")).contains(e.getKey())) continue;
          long s=System.currentTimeMillis(); p.navigate(work.at(e.getValue())); System.out.println(e.getKey()+" "+(System.currentTimeMillis()-s)+" ms "+p.title());
          p.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/"+e.getKey()+"-"+theme+"-"+w+".png")).setFullPage(w==1280 && !e.getKey().equals("held")));
        }
        if (w==1280 && (only.isEmpty()||only.contains("decide"))) {
          p.navigate(work.at("/campaign?id="+Shop.CAMPAIGN)); p.keyboard().press("e"); p.waitForSelector("#decide[open]");
          p.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/decide-"+theme+".png")));
          p.keyboard().press("Escape"); p.keyboard().press("?"); p.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/keys-"+theme+".png")));
        }
        b.complaints().forEach(c -> System.out.println("COMPLAINT "+c));
      }
    }
  }
}
