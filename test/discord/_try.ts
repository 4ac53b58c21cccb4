import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { startStandIn } from './server.ts';
const s = await startStandIn({description: '/work/shared/specs/discord-openapi.json'});
const d = JSON.parse(readFileSync('/work/shared/specs/discord-openapi.json','utf8'), (k,v)=> v && typeof v==='object' && v.oneOf ? {...v, anyOf:v.oneOf, oneOf: undefined} : v);
const w = s.context.world; const sam = w.resident('Sam');
const c = await (await fetch(s.api+'/v10/users/@me/channels',{method:'POST',headers:{authorization:'Bot '+s.token,'content-type':'application/json'},body:JSON.stringify({recipient_id:sam.id})})).json();
for (const p of ['/gateway','/gateway/bot','/users/@me','/users/'+sam.id,'/applications/@me','/oauth2/applications/@me','/guilds/'+w.guildId,'/guilds/'+w.guildId+'/channels','/guilds/'+w.guildId+'/roles','/guilds/'+w.guildId+'/members/'+sam.id,'/guilds/'+w.guildId+'/members/'+w.applicationId,'/channels/'+w.room.id,'/channels/'+c.id]) {
  const n = s.breaches.length;
  const r = await fetch(s.api+'/v10'+p,{headers:{authorization:'Bot '+s.token}});
  console.log(r.status,p, s.breaches.slice(n).map(b=>b.detail));
}
await s.stop();
