import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Route, Switch } from "wouter";
import { startSession, useSession, whenSignedOut } from "../api/session";
import { Skeleton } from "../kit/Skeleton";
import { dropToasts } from "../kit/Toast";
import { dropDrafts } from "../kit/useForm";
import { forgetFilters } from "./lastFilter";
import { Shell } from "./Shell";

whenSignedOut(() => {
  dropDrafts();
  forgetFilters();
  dropToasts();
});

// Who stays signed in for weeks need not load what signs one in.
const SignIn = lazy(() => import("./SignIn"));
const Expired = lazy(() => import("./Expired"));
const KitPage = lazy(() => import("../kit/page/KitPage"));

function Starting() {
  return <div className="sign-in"><div className="sign-in-card"><Skeleton lines={3} /></div></div>;
}

function Guarded({ queries }: { queries: QueryClient }) {
  const { status, me } = useSession();
  const person = useRef(me?.email);
  useEffect(() => {
    if (status === "starting") void startSession();
  }, [status]);
  useEffect(() => {
    // Another person at this machine must not see what the last one loaded.
    if (status === "signed-out" || (me && me.email !== person.current)) queries.clear();
    // Whatever failed while the session was over is asked for again.
    else if (status === "signed-in") void queries.invalidateQueries();
    person.current = me?.email;
  }, [status, me, queries]);
  if (status === "starting") return <Starting />;
  if (status === "signed-out") return <Suspense fallback={<Starting />}><SignIn /></Suspense>;
  return (
    <>
      <Shell key={me?.email ?? me?.name} />
      {status === "expired" && <Suspense fallback={null}><Expired /></Suspense>}
    </>
  );
}

/** The portal. `/kit` shows the parts it is made of and needs no sign-in, as it holds no data. */
export function App({ queries }: { queries: QueryClient }) {
  return (
    <QueryClientProvider client={queries}>
      <Switch>
        <Route path="/kit">
          <Suspense fallback={<Starting />}><KitPage /></Suspense>
        </Route>
        <Route><Guarded queries={queries} /></Route>
      </Switch>
    </QueryClientProvider>
  );
}
