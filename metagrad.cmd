@echo off
rem Starts metagrad on Windows: builds the runnable jar when it is missing (after a change: mvn package), runs it. JAVA_HOME is a JDK 25 or newer.
setlocal
set "root=%~dp0"
set "jar=%root%bench\target\metagrad.jar"
if not defined JAVA_HOME (
  echo metagrad: set JAVA_HOME to a JDK 25 or newer 1>&2
  exit /b 1
)
if not exist "%JAVA_HOME%\bin\java.exe" (
  echo metagrad: JAVA_HOME is "%JAVA_HOME%", which has no bin\java.exe 1>&2
  exit /b 1
)
if not exist "%jar%" (
  where mvn >nul 2>nul
  if errorlevel 1 (
    echo metagrad: Apache Maven ^(mvn^) is needed to build and is not on the PATH 1>&2
    exit /b 1
  )
  echo metagrad: building ^(once^)... 1>&2
  pushd "%root%"
  call mvn -B -DskipTests -Dspotless.check.skip=true package 1>&2
  if errorlevel 1 (
    popd
    echo metagrad: the build failed, its output is above 1>&2
    exit /b 1
  )
  popd
)
"%JAVA_HOME%\bin\java.exe" --add-modules jdk.incubator.vector -XX:+UseSerialGC -jar "%jar%" %*
exit /b %errorlevel%
